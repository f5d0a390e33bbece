import { z } from 'zod';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { AdjustStockInput } from '#domains/inventory/input.ts';
import { allow } from '#domains/team/can.ts';
import { openCursor, packCursor } from '../_http/cursor.ts';
import { type ApiCtx, type Operation, operation } from '../_http/operation.ts';
import { Paging, pageOf, StockLevel } from './shapes.ts';

/** Stock levels and their correction. */
export const STOCK_OPERATIONS: Operation[] = [
  operation({
    method: 'GET',
    path: '/stock',
    verb: 'stock.read',
    summary: 'List stock levels, by variant and location',
    input: z.strictObject({
      ...Paging,
      sku: z.string().max(200).optional(),
      locationId: z.uuid().optional(),
    }),
    output: pageOf(StockLevel),
    run: readLevels,
  }),
  operation({
    method: 'POST',
    path: '/stock/adjustments',
    verb: 'stock.adjust',
    summary:
      'Put stock right by a change or a count; expectedQuantity guards against what others did meanwhile',
    status: 201,
    input: AdjustStockInput,
    output: z.object({ onHand: z.number().int(), change: z.number().int() }),
    run: adjustStock,
  }),
];

const CURSOR = /^([0-9a-f-]{36}) ([0-9a-f-]{36})$/;

async function readLevels(
  ctx: ApiCtx,
  wanted: {
    cursor?: string | undefined;
    limit: number;
    sku?: string | undefined;
    locationId?: string | undefined;
  },
) {
  allow(ctx.actor, 'stock.read');
  const [, variantId = null, locationId = null] = CURSOR.exec(openCursor(wanted.cursor) ?? '') ?? [];
  const { rows } = await ctx.db.$client.query<z.output<typeof StockLevel>>({
    name: 'api-stock-levels',
    text: `
      select s.variant_id as "variantId", v.sku, s.location_id as "locationId", l.code as "locationCode",
        s.on_hand as "onHand", s.reserved, s.safety, s.on_hand - s.reserved - s.safety as available,
        s.updated_at as "updatedAt"
      from stock_levels s join variants v on v.id = s.variant_id join locations l on l.id = s.location_id
      where ($1::text is null or v.sku = $1) and ($2::uuid is null or s.location_id = $2)
        and ($3::uuid is null or (s.variant_id, s.location_id) > ($3, $4::uuid))
      order by s.variant_id, s.location_id limit $5`,
    values: [wanted.sku ?? null, wanted.locationId ?? null, variantId, locationId, wanted.limit + 1],
  });
  const data = rows.slice(0, wanted.limit);
  const last = rows.length > wanted.limit ? data.at(-1) : undefined;
  return { data, next: packCursor(last ? `${last.variantId} ${last.locationId}` : null) };
}
