import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { updateProduct } from '#domains/catalog/update-product.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { anyDeed } from '#domains/testing/any-deed.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { carryOut, runAllocations } from '#domains/testing/play-shop.ts';
import { furnish, startPlay } from '#domains/testing/start-play.ts';
import { AppError } from '#lib/errors.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { post } from './post.ts';
import { POSTING_AMOUNTS, type PostingAmounts } from './posting.ts';
import { type Raw, slicesOf } from './slices.fixture.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;
const DAY = '2026-03-10';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const ask = async <T extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<T>(text, values)).rows;
const fold = () => foldAll(shop.db.$client, PATIENCE_MS);

/** The invariants about postings and what is added up from them that do not hold. */
async function faults() {
  const found = await runAudit(shop.db);
  const ours = /^(?:parts-are|slices-are|(?:channel|location|product|group)-days)/;
  expect(found.filter(({ name }) => ours.test(name))).toHaveLength(6);
  return found.filter(({ name, count }) => ours.test(name) && count > 0);
}

const productOf = async (sku: string) =>
  (await ask<{ id: string }>('select product_id as id from variants where sku = $1', [sku]))[0]!.id;
const sort = async (sku: string, into: { category?: string | null; brand?: string | null }) =>
  updateProduct(shop.ctx('owner'), { productId: await productOf(sku), ...into });
const sell = (lines: { sku: string; quantity: number }[]) =>
  placeOrder(shop.ctx('owner'), { channelId: shop.channels.till, lines, onShort: 'backorder' });

/** What stands under each category at the till: gross, tax, fees. */
const categories = () =>
  ask<{ key: string | null; gross: number; tax: number; fees: number }>(
    `select key, sum(gross_minor)::integer as gross, sum(tax_minor)::integer as tax, sum(fees_minor)::integer as fees
     from group_days_now where dimension = 'category' and channel_id = $1
     group by key having sum(gross_minor) <> 0 or sum(fees_minor) <> 0 order by key nulls last`,
    [shop.channels.till],
  );
const postFees = (feesMinor: number, orderId: string | null) =>
  inTransaction(shop.db, (tx) =>
    post(tx, [
      {
        kind: 'cost',
        at: shop.now,
        day: DAY,
        channelId: shop.channels.till,
        orderId,
        amounts: { feesMinor },
      },
    ]),
  );

describe('the books by category', { timeout: PATIENCE_MS + 30_000 }, () => {
  beforeAll(async () => {
    await shop.addVariant({ sku: 'CUP', units: 20 });
    await shop.addVariant({ sku: 'POT', units: 20, priceMinor: 2000 });
    await sort('CUP', { category: 'Tea' });
    await sort('POT', { category: 'Kitchen' });
  });

  it('share what an order costs by the net sale of its goods, and keep what has none apart', async () => {
    const { id } = await sell([
      { sku: 'CUP', quantity: 1 },
      { sku: 'POT', quantity: 1 },
    ]);
    await postFees(100, id);
    await postFees(7, null);
    const shown = [
      { key: 'Kitchen', gross: 2000, tax: 400, fees: 67 },
      { key: 'Tea', gross: 1000, tax: 200, fees: 33 },
      { key: null, gross: 0, tax: 0, fees: 7 },
    ];
    expect(await categories()).toEqual(shown);
    await fold();
    expect(await categories()).toEqual(shown);
    expect(await faults()).toEqual([]);
  });

  it('follow a product into another category with all its past, before and after the next fold', async () => {
    await sort('POT', { category: 'Tea' });
    const together = [
      { key: 'Tea', gross: 3000, tax: 600, fees: 100 },
      { key: null, gross: 0, tax: 0, fees: 7 },
    ];
    expect(await categories()).toEqual(together);
    await sort('POT', { category: null });
    await sell([{ sku: 'POT', quantity: 1 }]);
    const apart = [
      { key: 'Tea', gross: 1000, tax: 200, fees: 33 },
      { key: null, gross: 4000, tax: 800, fees: 74 },
    ];
    expect(await categories()).toEqual(apart);
    expect(await faults()).toEqual([]);
    await fold();
    expect(await categories()).toEqual(apart);
    expect(await ask('select from group_moves')).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  it('show nothing of an order that was cancelled', async () => {
    const before = await categories();
    const { id } = await sell([
      { sku: 'CUP', quantity: 3 },
      { sku: 'POT', quantity: 1 },
    ]);
    await fold();
    await cancelOrder(shop.ctx('owner'), { orderId: id, reason: 'no' });
    expect(await categories()).toEqual(before);
    expect(await faults()).toEqual([]);
  });

  it('leave nothing of an order on any product that was changed before it was cancelled', async () => {
    const before = await categories();
    const { id } = await placeOrder(shop.ctx('owner'), {
      channelId: shop.channels.till,
      lines: [{ sku: 'POT', quantity: 1 }],
      shippingMinor: 500,
      onShort: 'backorder',
    });
    const [line] = await ask<{ id: string }>('select id from order_lines where order_id = $1', [id]);
    const edit = { orderId: id, reason: 'other goods', onShort: 'backorder' as const };
    await editOrder(shop.ctx('owner'), {
      ...edit,
      lines: [{ lineId: line!.id, quantity: 0 }],
      addLines: [{ sku: 'CUP', quantity: 2 }],
      shippingMinor: 700,
    });
    await fold();
    await cancelOrder(shop.ctx('owner'), { orderId: id, reason: 'no' });
    expect(await leftOfCancelled()).toEqual([]);
    expect(await categories()).toEqual(before);
    await fold();
    expect(await categories()).toEqual(before);
    expect(await faults()).toEqual([]);
  });
});

const OWN = `('sale', 'edit', 'cancel', 'return', 'undo')`;
/** What stands on a product or a place of the sale of orders that are cancelled whole: there must be none. */
const leftOfCancelled = () =>
  ask(
    `select o.id, s.product_id, p.location_id, p.channel_id, p.customer_id from posting_slices s
     join postings p on p.id = s.posting_id join orders o on o.id = p.order_id
     where o.status = 'cancelled' and p.kind in ${OWN} group by 1, 2, 3, 4, 5
     having ${POSTING_AMOUNTS.map((name) => `sum(s.${snake(name)}) <> 0`).join(' or ')}`,
  );

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const withoutNothing = (sums: Iterable<[string, PostingAmounts]>) =>
  Object.fromEntries(
    [...sums]
      .filter(([, amounts]) => POSTING_AMOUNTS.some((name) => amounts[name] !== 0))
      .sort(([a], [b]) => a.localeCompare(b)),
  );

/** What the view says of each product, channel and day. */
async function productDays() {
  const names = POSTING_AMOUNTS.map(snake);
  const rows = await ask<Record<string, number> & { key: string }>(
    `select concat_ws(' ', coalesce(product_id::text, 'none'), channel_id, day) as key,
       ${names.map((name) => `sum(${name})::bigint as ${name}`).join(', ')} from product_days_now group by 1`,
  );
  const sums = rows.map(({ key, ...row }): [string, PostingAmounts] => [
    key,
    Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), Number(value)])),
  ]);
  return withoutNothing(sums);
}

async function readPostings(): Promise<Raw[]> {
  const rows = await ask<{ row: Record<string, unknown> }>(
    'select to_jsonb(p) as row from postings p order by id',
  );
  return rows.map(({ row }) => {
    const named = Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value]));
    return { ...named, place: `${named.channelId} ${named.day}` } as Raw;
  });
}

describe('the books in slices', () => {
  const deed = anyDeed({ goods: ['A', 'B', 'C'], bundle: 'SET', mostPick: 40, mostCounted: 30 });
  const deeds = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: deed.map((one) => ({ do: 'deed' as const, one })) },
      { weight: 2, arbitrary: fc.constant({ do: 'fold' as const }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('sort' as const),
          sku: fc.constantFrom('A', 'B', 'C'),
          into: fc.constantFrom('Tea', 'Kitchen', null),
        }),
      },
    ),
    { minLength: 120, maxLength: 120, size: 'max' },
  );

  it(
    'are what adding the postings up one by one gives, whatever happens between which folds',
    async () => {
      const supplierId = await furnish(shop);
      let seconds = 0;
      const tick = () => new Date(shop.now.getTime() + ++seconds * 3_600_000);
      for (const steps of fc.sample(deeds, { numRuns: 2, seed: 11 })) {
        const goods = { A: 30, B: 30, C: 30 };
        const play = await startPlay(shop, { supplierId, goods, bundles: { SET: { A: 1, B: 2 } }, tick });
        let done = 0;
        for (const step of steps) {
          if (step.do === 'fold') await shop.db.$client.query('select fold_postings()');
          else if (step.do === 'sort') await sort(play.variants.get(step.sku)!.sku, { category: step.into });
          else {
            done += await tried(carryOut(play, step.one));
            await runAllocations(play);
          }
        }
        expect(done).toBeGreaterThan(30);
        const variants = await ask<{ id: string; product: string }>(
          'select id, product_id as product from variants',
        );
        const productIds = new Map<string | null, string>([
          [null, 'none'],
          ...variants.map(({ id, product }): [string, string] => [id, product]),
        ]);
        const truth = withoutNothing(slicesOf(await readPostings(), productIds));
        expect(await productDays()).toEqual(truth);
        expect(await leftOfCancelled()).toEqual([]);
        expect(await faults()).toEqual([]);
        await fold();
        expect(await productDays()).toEqual(truth);
        expect(await faults()).toEqual([]);
      }
      // A play in which nothing is changed or comes back would prove little.
      expect(await ask('select kind from postings where order_id is not null group by 1 order by 1')).toEqual(
        ['adjustment', 'cancel', 'cost', 'edit', 'return', 'sale'].map((kind) => ({ kind })),
      );
    },
    PATIENCE_MS + 60_000,
  );
});

/** 1 when it was done, 0 when there was nothing to do it to or it was refused. */
async function tried(sent: ReturnType<typeof carryOut>): Promise<0 | 1> {
  if (!sent) return 0;
  try {
    await sent();
    return 1;
  } catch (error) {
    if (error instanceof AppError) return 0;
    throw error;
  }
}
