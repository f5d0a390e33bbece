import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#domains/context.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { listViews } from './list-views.ts';
import { removeView } from './remove-view.ts';
import type { Role } from './roles.ts';
import { saveView } from './save-view.ts';

let shop: TestShop;
let manager: Actor;
let seller: Actor;

beforeAll(async () => {
  shop = await openShop();
  [manager, seller] = [await hire('manager'), await hire('floor')];
});

afterAll(() => shop.close());

async function hire(role: Role): Promise<Actor> {
  const id = newId();
  await shop.db.insert(users).values({ id, email: `${role}@example.org`, name: role, role });
  return { kind: 'user', id, name: role, role };
}

const view = (name: string, isShared = false) => ({
  id: newId(),
  screen: 'orders',
  name,
  query: 'only=due',
  isShared,
});

describe('saved views of a list', () => {
  it('are one’s own, or everybody’s when a leader shares them', async () => {
    await saveView(shop.ctx(seller), view('Mine'));
    await saveView(shop.ctx(manager), view('Ours', true));
    expect((await listViews(shop.ctx(seller), 'orders')).map((one) => one.name)).toEqual(['Ours', 'Mine']);
    expect((await listViews(shop.ctx(manager), 'orders')).map((one) => one.name)).toEqual(['Ours']);
    expect(await listViews(shop.ctx(seller), 'inventory')).toEqual([]);
  });

  it('are shared, replaced and removed only by those who may', async () => {
    const ours = view('Late ones', true);
    await saveView(shop.ctx(manager), ours);
    await expect(saveView(shop.ctx(seller), view('Everybody', true))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(saveView(shop.ctx(seller), { ...ours, isShared: false })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(removeView(shop.ctx(seller), { id: ours.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const removed = await removeView(shop.ctx(manager), { id: ours.id });
    await saveView(shop.ctx(manager), removed);
    expect((await listViews(shop.ctx(seller), 'orders')).map((one) => one.name)).toContain('Late ones');
  });
});
