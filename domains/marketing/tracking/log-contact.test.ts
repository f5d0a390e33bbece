import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { listTimeline } from '#domains/customers/list-timeline.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { logContact } from './log-contact.ts';

let shop: TestShop;
let customerId: string;

beforeAll(async () => {
  shop = await openShop();
  const made = await createCustomer(shop.ctx('floor'), {
    name: 'Mira',
    phone: '+359888123456',
    channelId: shop.channels.till,
  });
  customerId = made.id;
});
afterAll(() => shop.close());

const contact = (more: object = {}) => ({
  customerId,
  channelId: shop.channels.till,
  kind: 'call' as const,
  text: 'Asked for the blue cup',
  ...more,
});

describe('a contact that staff write down', () => {
  it('stands in the person’s story at its time, with who wrote it and no card number', async () => {
    await logContact(shop.ctx('support'), contact({ hoursAgo: 3 }));
    await logContact(shop.ctx('floor'), contact({ kind: 'visit', text: 'paid with 4111 1111 1111 1111' }));
    const { entries } = await listTimeline({ ...shop.ctx('viewer'), now: shop.now }, { customerId });
    expect(entries).toMatchObject([
      { kind: 'visit', at: '2026-03-10T10:00:00.000Z', about: 'paid with 4111 11•• •••• 1111' },
      {
        kind: 'call',
        at: '2026-03-10T07:00:00.000Z',
        about: 'Asked for the blue cup',
        channel: { name: 'Till' },
      },
    ]);
    const { rows } = await shop.db.$client.query(
      `select kind from events where subject_id = $1 and kind = 'customer.changed'`,
      [customerId],
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });

  it('says of calls and messages who spoke, and nothing of the kind of visits', async () => {
    await shop.db.$client.query('delete from touches');
    await logContact(shop.ctx('support'), contact());
    await logContact(shop.ctx('support'), contact({ kind: 'message', direction: 'out' }));
    await logContact(shop.ctx('support'), contact({ kind: 'visit', direction: 'out' }));
    const { rows } = await shop.db.$client.query('select kind, direction from touches order by id');
    expect(rows).toEqual([
      { kind: 'call', direction: 'in' },
      { kind: 'message', direction: 'out' },
      { kind: 'visit', direction: null },
    ]);
  });

  it('is refused to those who may not write, for unknown people and channels, and without words', async () => {
    for (const role of ['viewer', 'warehouse'] as const) {
      await expect(logContact(shop.ctx(role), contact())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    for (const wrong of [{ customerId: newId() }, { channelId: newId() }]) {
      await expect(logContact(shop.ctx('support'), contact(wrong))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    await expect(logContact(shop.ctx('support'), contact({ text: ' ' }))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
