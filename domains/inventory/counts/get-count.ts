import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import { GOODS_TITLE } from '../levels/goods-title.ts';
import type { CountingUnit } from '../units/counting-unit.ts';
import { unitsJson } from '../units/units-json.ts';
import type { CountLineState, CountScope, CountStatus } from './count-status.ts';

/** Lines of a count that are shown at once. */
export const COUNT_PAGE = 200;

const FURTHEST = 1_000_000;

/** Goods of a count. What the books say is null while the count is open and blind; money is null without the right. */
export type CountLine = {
  variantId: string;
  sku: string;
  title: string;
  zone: string;
  bin: string;
  barcodes: string[];
  units: CountingUnit[];
  state: CountLineState;
  round: number;
  /** What was counted so far in this round; null when nobody scanned it. */
  counted: number | null;
  countedBy: string | null;
  books: number | null;
  difference: number | null;
  differenceMinor: number | null;
};

/** A count with one page of its lines: what waits, then what is still to be counted, in the order of a walk. */
export type StockCount = {
  id: string;
  number: number;
  status: CountStatus;
  locationId: string;
  locationName: string;
  scope: CountScope;
  part: string;
  isBlind: boolean;
  note: string;
  createdBy: string;
  createdAt: Date;
  submittedBy: string | null;
  submittedAt: Date | null;
  closedBy: string | null;
  closedAt: Date | null;
  currency: string;
  /** How many lines there are in all, and how many of them in each state. */
  sums: Record<CountLineState | 'all' | 'scanned', number>;
  lines: CountLine[];
  /** How many lines stand before those shown. */
  from: number;
};

/** One count with its lines from the given one on; null when there is none with this id. */
export async function getCount(ctx: Ctx, countId: string, from = 0): Promise<StockCount | null> {
  const head = await readHead(ctx, countId);
  if (!head) return null;
  return { ...head, from, lines: await readLines(ctx, head, { variantId: null, from }) };
}

/** The line of goods on a count, wherever in the list it stands; null when nobody expected them there. */
export async function getCountLine(
  ctx: Ctx,
  wanted: { countId: string; variantId: string },
): Promise<CountLine | null> {
  const head = await readHead(ctx, wanted.countId);
  if (!head) return null;
  const [line] = await readLines(ctx, head, { variantId: wanted.variantId, from: 0 });
  return line ?? null;
}

/** Where a page begins that the address asks for by `after` or `before`: at a line, never before the first. Pure. */
export function readCountPage(asked: { after?: string | undefined; before?: string | undefined }): number {
  const line = Number(asked.after ?? asked.before ?? 0);
  if (!Number.isInteger(line) || line > FURTHEST) return 0;
  return Math.max(0, asked.after === undefined ? line - COUNT_PAGE : line);
}

type Head = Omit<StockCount, 'lines' | 'from'>;

async function readHead(ctx: Ctx, countId: string): Promise<Head | undefined> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<Head>(HEAD, [countId]);
  return rows[0];
}

async function readLines(
  ctx: Ctx,
  head: Head,
  { variantId, from }: { variantId: string | null; from: number },
): Promise<CountLine[]> {
  const isHidden = head.isBlind && head.status === 'open';
  const { rows } = await ctx.db.$client.query<CountLine>(LINES, [
    head.id,
    head.locationId,
    isHidden,
    can(ctx.actor, 'cost.read'),
    variantId,
    from,
  ]);
  return rows;
}

const HEAD = `
  select c.id, c.number, c.status, c.location_id as "locationId", l.name as "locationName", c.scope, c.part,
    c.is_blind as "isBlind", c.note, c.created_by as "createdBy", c.created_at as "createdAt",
    c.submitted_by as "submittedBy", c.submitted_at as "submittedAt", c.closed_by as "closedBy",
    c.closed_at as "closedAt", b.reporting_currency as currency,
    (select json_build_object('all', count(*), 'open', count(*) filter (where state = 'open'),
        'agrees', count(*) filter (where state = 'agrees'), 'waits', count(*) filter (where state = 'waits'),
        'booked', count(*) filter (where state = 'booked'), 'left', count(*) filter (where state = 'left'),
        'scanned', count(*) filter (where exists (select from stock_count_scans s where s.count_id = i.count_id
          and s.variant_id = i.variant_id and s.round = i.round)))
      from stock_count_lines i where i.count_id = c.id) as sums
  from stock_counts c join locations l on l.id = c.location_id cross join business b where c.id = $1`;

const LINES = `
  select v.id as "variantId", v.sku, ${GOODS_TITLE} as title, coalesce(at.zone, '') as zone, coalesce(at.bin, '') as bin,
    coalesce((select json_agg(b.code order by b.code) from barcodes b where b.variant_id = v.id), '[]') as barcodes,
    ${unitsJson('v.id')} as units,
    l.state, l.round, coalesce(l.counted, s.counted) as counted, s.by as "countedBy",
    case when not $3 then coalesce(l.books, l.expected) end as books,
    case when not $3 then coalesce(l.counted, s.counted) - coalesce(l.books, l.expected) end as difference,
    case when $4 and not $3 then round((coalesce(l.counted, s.counted) - coalesce(l.books, l.expected))::numeric
      * coalesce(v.cost_micros, 0) / 1000000)::bigint end as "differenceMinor"
  from stock_count_lines l join variants v on v.id = l.variant_id join products p on p.id = v.product_id
  left join stock_places at on at.variant_id = v.id and at.location_id = $2
  left join lateral (select sum(c.quantity)::integer as counted, string_agg(distinct c.actor_name, ', ') as by
    from stock_count_scans c where c.count_id = l.count_id and c.variant_id = l.variant_id and c.round = l.round
    having count(*) > 0) s on true
  where l.count_id = $1 and ($5::uuid is null or l.variant_id = $5)
  order by array_position(array['waits', 'open', 'booked', 'agrees', 'left'], l.state), at.zone nulls last, at.bin,
    v.sku, v.id limit ${COUNT_PAGE} offset $6`;
