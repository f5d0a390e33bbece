import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPast, type PastShop } from '../testing/open-past.ts';
import { countAffinities } from './count-affinities.ts';

let shop: PastShop;
const products: string[] = [];
let mira: string;

beforeAll(async () => {
  shop = await openPast();
  for (const title of ['pot', 'lid', 'cup']) products.push(await shop.addProduct(title));
  const [pot, lid, cup] = products as [string, string, string];
  mira = await shop.addBuyer({ name: 'Mira', daysAgo: [9, 5], productIds: [pot, lid] });
  await shop.addBuyer({ name: 'Ana', daysAgo: [9], productIds: [pot, lid, cup] });
  await shop.addBuyer({ name: 'Nobody', daysAgo: [9], productIds: [pot], isUnknown: true });
});
afterAll(() => shop.close());

const rest = () => undefined;
const count = () => countAffinities(shop.db, { now: shop.now, rest });
async function readPairs(): Promise<Record<string, number>> {
  const rows = await shop.query<{ pair: string; buyers: number }>(
    `select least(a.title, b.title) || ' ' || greatest(a.title, b.title) as pair, p.buyers
     from product_affinities p join products a on a.id = p.first_product_id join products b on b.id = p.second_product_id
     where p.buyers <> 0`,
  );
  return Object.fromEntries(rows.map(({ pair, buyers }) => [pair.replaceAll('Product ', ''), buyers]));
}
async function readSingles(): Promise<Record<string, number>> {
  const rows = await shop.query<{ title: string; buyers: number }>(
    `select title, buyers from affinity_products join products on products.id = product_id`,
  );
  return Object.fromEntries(rows.map(({ title, buyers }) => [title.replace('Product ', ''), buyers]));
}

describe('what is bought by the same people', () => {
  it('is counted once a person, however often the person came', async () => {
    await count();
    expect(await readPairs()).toEqual({ 'lid pot': 2, 'cup pot': 1, 'cup lid': 1 });
    expect(await readSingles()).toEqual({ pot: 3, lid: 2, cup: 1 });
  });

  it('changes nothing when nothing changed', async () => {
    await count();
    expect(await readPairs()).toEqual({ 'lid pot': 2, 'cup pot': 1, 'cup lid': 1 });
  });

  it('takes in only what changed, and comes to the same as counting everything again', async () => {
    await shop.query(
      `update orders set status = 'cancelled', cancelled_at = now(), updated_at = now() where customer_id = $1`,
      [mira],
    );
    expect(await count()).toBeGreaterThan(0);
    const kept = [await readPairs(), await readSingles()];
    expect(kept).toEqual([
      { 'lid pot': 1, 'cup pot': 1, 'cup lid': 1 },
      { pot: 2, lid: 1, cup: 1 },
    ]);
    await shop.query('truncate affinity_baskets, affinity_products, product_affinities, affinity_marks');
    await count();
    expect([await readPairs(), await readSingles()]).toEqual(kept);
  });

  it('follows orders that go to another person', async () => {
    const ben = await shop.addBuyer({ name: 'Ben', daysAgo: [4], productIds: [products[1]!] });
    const cem = await shop.addBuyer({ name: 'Cem', daysAgo: [4], productIds: [products[2]!] });
    await shop.query('update orders set updated_at = now() where customer_id = any ($1)', [[ben, cem]]);
    await count();
    expect((await readPairs())['cup lid']).toBe(1);
    await shop.query('update orders set customer_id = $1 where customer_id = $2', [ben, cem]);
    await shop.query('update customers set updated_at = now() where id = any ($1)', [[ben, cem]]);
    await count();
    expect((await readPairs())['cup lid']).toBe(2);
  });
});
