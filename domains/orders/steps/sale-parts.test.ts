import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostingPart } from '#db/schema/index.ts';
import { reverseParts } from '#domains/money/posting-parts.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { multiplyByRate } from '#lib/money.ts';
import { type PartLine, partsOf } from './order-parts.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const VARIANTS = [newId(), newId(), newId()];
const amount = fc.nat({ max: 100_000 });
const anyLine = fc.record({
  variantId: fc.constantFrom(...VARIANTS, null),
  quantity: fc.integer({ min: 1, max: 9 }),
  grossMinor: amount,
  discountMinor: amount,
  costMinor: fc.option(amount),
});
const anySale = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
  rate: fc.constantFrom('1', '0.000021', '1.9558'),
});

/** What the import's SQL says of the lines; they belong to no order, so foreign keys rest. */
async function askSql(lines: readonly PartLine[], rate: string, sums: { gross: number; discounts: number }) {
  const client = await shop.db.$client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const id = newId();
    await client.query(
      `insert into order_lines (id, order_id, position, variant_id, sku, title, quantity, unit_price_minor, gross_minor,
         discount_minor, tax_minor, cost_minor)
       select gen_random_uuid(), $1, place, (line->>'variantId')::uuid, '', '', (line->>'quantity')::integer, 0,
         (line->>'grossMinor')::bigint, (line->>'discountMinor')::bigint, 0, (line->>'costMinor')::bigint
       from jsonb_array_elements($2) with ordinality as one (line, place)`,
      [id, JSON.stringify(lines)],
    );
    const { rows } = await client.query<{ parts: PostingPart[]; reversed: PostingPart[] }>(
      `select parts, reverse_parts(parts) as reversed
       from sale_parts($1, $2, $3, 'EUR', $4, $5) parts`,
      [id, rate, rate === '1' ? 'EUR' : 'IRR', sums.gross, sums.discounts],
    );
    return rows[0]!;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('the goods behind an imported sale', () => {
  it('are the same in SQL as in the program, and so are their opposites', async () => {
    const same = fc.asyncProperty(anySale, async ({ lines, rate }) => {
      const currency = rate === '1' ? 'EUR' : 'IRR';
      const sum = (pick: (line: PartLine) => number) => lines.reduce((total, line) => total + pick(line), 0);
      const [grossMinor, discountMinor] = [sum((line) => line.grossMinor), sum((line) => line.discountMinor)];
      const report = (minor: number) => multiplyByRate(minor, rate, currency, 'EUR');
      const amounts = { grossMinor: report(grossMinor), discountsMinor: report(discountMinor) };
      const of = { currency, rate, reportingCurrency: 'EUR', grossMinor, discountMinor };
      const parts = partsOf(lines, of, amounts);
      const sums = { gross: amounts.grossMinor, discounts: amounts.discountsMinor };
      expect(await askSql(lines, rate, sums)).toEqual({ parts, reversed: reverseParts(parts) });
    });
    await fc.assert(same, { numRuns: 60 });
  });
});
