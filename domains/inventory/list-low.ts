import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { allow, can } from '../team/can.ts';
import { salesDays } from './levels/list-sales.ts';
import { type Bind, variantConditions } from './levels/list-where.ts';
import { SALES_DAYS, unitsToReorder } from './reorder-rule.ts';

const MAX_TEXT = 200;
const MAX_VALUES = 100;
const MICROS_PER_MINOR = 1_000_000;
/** Stands for "no sales" in the order of the list: after every cover. */
const LAST = 1_000_000_000;

/** Which low variants are wanted, and which page of them. */
export const LowFilter = z.object({
  search: z.string().max(MAX_TEXT).default(''),
  categories: z.array(z.string().max(MAX_TEXT)).max(MAX_VALUES).default([]),
  brands: z.array(z.string().max(MAX_TEXT)).max(MAX_VALUES).default([]),
  after: z
    .string()
    .max(2 * MAX_TEXT)
    .optional(),
  before: z
    .string()
    .max(2 * MAX_TEXT)
    .optional(),
  limit: z.number().int().min(1).max(1_000).default(50),
});

/** A variant that is soon to be reordered, with the figures that say so. */
export type LowRow = {
  variantId: string;
  sku: string;
  title: string;
  variantTitle: string;
  available: number;
  sold: number;
  reorderPoint: number | null;
  orderUpTo: number | null;
  /** Days that what is available lasts; null without sales, where the reorder point alone says so. */
  coverDays: number | null;
  reorder: number;
  /** What the units to reorder cost, in minor units; null while unknown, and for who may not see costs. */
  costMinor: number | null;
};

/** A page of low variants; `lowCoverDays` is the business's setting that the rule used. */
export type LowPage = { rows: LowRow[]; after: string | null; before: string | null; lowCoverDays: number };

type Found = Omit<LowRow, 'coverDays' | 'reorder' | 'costMinor'> & {
  cover: string;
  costMicros: number | null;
};
type Facts = { today: string; days: number };

/**
 * What to reorder soon, the most urgent first: variants whose cover is below the business's setting, or whose reorder
 * point is reached. Over all selling locations; sales are units that went to customers in the last 28 days.
 */
export async function listLow(ctx: Ctx, raw: z.input<typeof LowFilter>): Promise<LowPage> {
  allow(ctx.actor, 'stock.read');
  const filter = LowFilter.parse(raw);
  const facts = await readFacts(ctx);
  const found = await readLow(ctx, filter, facts);
  const isBackwards = filter.before !== undefined;
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const page = isBackwards ? kept.reverse() : kept;
  const cursor = (row: Found | undefined) => (row ? `${row.cover}~${row.sku}` : null);
  return {
    rows: page.map((row) => judge(row, { lowCoverDays: facts.days, seesCost: can(ctx.actor, 'cost.read') })),
    after: isBackwards || hasMore ? cursor(page.at(-1)) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? cursor(page[0]) : null,
    lowCoverDays: facts.days,
  };
}

/** How many variants are low, counted up to `most`. As many as the list has rows, found without sorting them. */
export async function countLow(ctx: Ctx, most: number): Promise<number> {
  allow(ctx.actor, 'stock.read');
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const source = lowSource({ filter: LowFilter.parse({}), facts: await readFacts(ctx), bind });
  const { rows } = await ctx.db.$client.query<{ count: number }>(
    `select count(*) as count from (select from ${source} limit ${bind(most)}) low`,
    values,
  );
  return rows[0]!.count;
}

async function readFacts(ctx: Ctx): Promise<Facts> {
  const { rows } = await ctx.db.$client.query<{ days: number; timeZone: string }>(
    'select low_stock_cover_days as days, time_zone as "timeZone" from business',
  );
  const { days = 0, timeZone = 'UTC' } = rows[0] ?? {};
  return { today: salesDays(ctx.now, timeZone).to, days };
}

type Source = { filter: z.output<typeof LowFilter>; facts: Facts; bind: Bind };

/** The low variants: those that sell or have a reorder point, by the supply of all selling locations. */
function lowSource({ filter, facts, bind }: Source): string {
  return `variants v
  left join sold_lately(${bind(facts.today)}) sold on sold.variant_id = v.id
  left join variant_supply_now s on s.variant_id = v.id
  join products p on p.id = v.product_id
  where (coalesce(s.available, 0)::bigint * ${SALES_DAYS} < ${bind(facts.days)}::integer * sold.units
      or coalesce(s.available, 0) <= v.reorder_point)
    and ${variantConditions(filter, bind).join(' and ')}`;
}

async function readLow(ctx: Ctx, filter: z.output<typeof LowFilter>, facts: Facts): Promise<Found[]> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const direction = filter.before === undefined ? 'asc' : 'desc';
  const { rows } = await ctx.db.$client.query<Found>(
    `with low as (
       select v.id as "variantId", v.sku, p.title, v.title as "variantTitle", v.reorder_point as "reorderPoint",
         v.order_up_to as "orderUpTo",         v.cost_micros as "costMicros", coalesce(s.available, 0) as available, coalesce(sold.units, 0)::integer as sold,
         coalesce(round(coalesce(s.available, 0) * ${SALES_DAYS}.0 / sold.units, 6), ${LAST}) as cover
       from ${lowSource({ filter, facts, bind })}
     )
     select * from low where ${afterCursor(filter, bind)}
     order by cover ${direction}, sku ${direction} limit ${bind(filter.limit + 1)}`,
    values,
  );
  return rows;
}

function afterCursor(filter: z.output<typeof LowFilter>, bind: Bind): string {
  const match = /^(\d+(?:\.\d+)?)~(.+)$/s.exec(filter.after ?? filter.before ?? '');
  if (!match) return 'true';
  const sign = filter.before === undefined ? '>' : '<';
  return `(cover, sku) ${sign} (${bind(match[1])}::numeric, ${bind(match[2])})`;
}

function judge(row: Found, more: { lowCoverDays: number; seesCost: boolean }): LowRow {
  const { cover, costMicros, ...shown } = row;
  const reorder = unitsToReorder({ ...row, lowCoverDays: more.lowCoverDays });
  const knowsCost = more.seesCost && costMicros !== null;
  return {
    ...shown,
    coverDays: row.sold === 0 ? null : Number(cover),
    reorder,
    costMinor: knowsCost ? Math.round((reorder * costMicros) / MICROS_PER_MINOR) : null,
  };
}
