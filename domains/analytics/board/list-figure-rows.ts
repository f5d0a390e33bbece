import { addDays } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Period } from '../period.ts';

const PAGE = 100;
const FIRST_DAYS = 7;
const LONGER = 4;

/** The kinds of orders that stand behind figures of the board. */
export const ORDER_ROWS = ['new', 'returning', 'cancelled', 'promised', 'path'] as const;

/** One order behind a figure. Amounts in minor units of the reporting currency. */
export type FigureOrder = {
  id: string;
  number: number;
  placedAt: Date;
  channelName: string;
  customerId: string | null;
  customerNumber: number | null;
  /** What the order brought in to date, without tax and returned goods. */
  netMinor: number;
  /** What the customer left to date (CM2); for the new only, and only for who may see costs. */
  worthMinor: number | null;
  isLate: boolean;
};

/** What is wanted: orders of a kind, of one channel or of all; for paths also of one first channel, null for unknown people. */
export type WantedRows = {
  rows: (typeof ORDER_ROWS)[number];
  channelId: string | null;
  firstChannelId?: string | null;
  period: Period;
  after?: string | null;
};

/** A page of the orders, newest first; `sumFigureRows` tells what all of them come to. */
export type FigureRows = {
  rows: FigureOrder[];
  /** Whether the rows say what their customers are worth. */
  showsWorth: boolean;
  next: string | null;
};

// What each kind means, over orders `o` and the first order `f` of their customers.
const MEANS = {
  new: 'f.order_id = o.id',
  returning: `o.status <> 'cancelled' and o.customer_id is not null and f.order_id is distinct from o.id`,
  cancelled: `o.status = 'cancelled'`,
  promised: `((o.status = 'shipped' and o.shipped_at is not null and o.ship_by is not null)
    or (o.ship_by < $4 and o.status not in ('shipped', 'cancelled')))`,
  path: `o.status <> 'cancelled' and f.channel_id is not distinct from $5`,
} as const satisfies Record<WantedRows['rows'], string>;

const CURSOR = /^(\d{4}-\d{2}-\d{2} [\d:.]+[+-]\d{2})_([0-9a-f-]{36})$/;

/**
 * The orders that a figure of the board counts, from the orders themselves. The newest days are read first, then ever longer
 * stretches before them until the page is full: a year takes no longer than a month.
 */
export async function listFigureRows(ctx: Ctx, wanted: WantedRows): Promise<FigureRows> {
  allow(ctx.actor, 'channel.figures');
  const period = wanted.rows === 'path' ? await pathPeriod(ctx, wanted) : wanted.period;
  const showsWorth = seesWorth(ctx, wanted);
  const found: Found[] = [];
  if (period) {
    const first = addDays(period.from, -1);
    let end = readEnd(period, wanted.after);
    for (let days = FIRST_DAYS; end > first && found.length <= PAGE; days *= LONGER) {
      const start = [addDays(end, -days), first].sort().at(-1) ?? first;
      const read = await readStretch(ctx, { ...wanted, period }, { start, end });
      found.push(...read.slice(0, PAGE + 1 - found.length));
      end = start;
    }
  }
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return {
    rows: rows.map(({ cursor: _, ...row }) => row),
    showsWorth,
    next: last?.cursor ?? null,
  };
}

type Found = FigureOrder & { cursor: string };
/** UTC days of placing, the last one left out. */
type Stretch = { start: string; end: string };

/** A business's day lies within a UTC day before it and one after it, and so does the day of a cursor. */
function readEnd({ to }: Period, after: string | null | undefined): string {
  const [, at] = CURSOR.exec(after ?? '') ?? [];
  const ends = [addDays(to, 2), ...(at ? [addDays(at.slice(0, 10), 2)] : [])];
  return ends.sort()[0] ?? addDays(to, 2);
}

async function readStretch(ctx: Ctx, wanted: WantedRows, stretch: Stretch): Promise<Found[]> {
  const { text, values } = figureRowsSource(ctx, wanted, stretch);
  const [, at = null, id = null] = CURSOR.exec(wanted.after ?? '') ?? [];
  const { rows } = await ctx.db.$client.query<Found>(
    `select o.id, o.number, o.placed_at as "placedAt", c.name as "channelName", o.customer_id as "customerId",
       p.number as "customerNumber", ${NET}::bigint as "netMinor",
       ${seesWorth(ctx, wanted) ? WORTH : 'null'}::bigint as "worthMinor", ${LATE} as "isLate",
       o.placed_at::text || '_' || o.id as cursor
     from (select o.* ${text} and ($8::timestamptz is null or (o.placed_at, o.id) < ($8, $9::uuid))
       order by o.placed_at desc, o.id desc limit ${PAGE + 1}) o
     join channels c on c.id = o.channel_id left join customers p on p.id = o.customer_id
     order by o.placed_at desc, o.id desc`,
    [...values, at, id],
  );
  return rows;
}

/** The days on which a channel sold to the people of another, as the figure knows them; null for none. */
async function pathPeriod(
  { db }: Ctx,
  { channelId, firstChannelId, period }: WantedRows,
): Promise<Period | null> {
  const { rows } = await db.$client.query<{ from: string | null; to: string | null }>(
    `select min(day)::text as from, max(day)::text as to from path_days
     where day between $1 and $2 and ($3::uuid is null or channel_id = $3) and first_channel_id is not distinct from $4`,
    [period.from, period.to, channelId, firstChannelId ?? null],
  );
  const { from, to } = rows[0] ?? { from: null, to: null };
  return from && to ? { from, to } : null;
}

/** Whether a customer's worth is shown: of the new only, and only to who may see costs. */
export function seesWorth(ctx: Ctx, { rows }: Pick<WantedRows, 'rows'>): boolean {
  return rows === 'new' && can(ctx.actor, 'cost.read');
}

/**
 * The `from` and `where` of a kind's orders `o` and the first orders `f` of their customers, and their seven values; of
 * those placed in a stretch, or of all.
 */
export function figureRowsSource(
  { now }: Ctx,
  { rows, channelId, firstChannelId, period }: Omit<WantedRows, 'after'>,
  { start, end }: Stretch = { start: addDays(period.from, -1), end: addDays(period.to, 2) },
): { text: string; values: unknown[] } {
  return {
    text: `
    from orders o left join first_orders f on f.customer_id = o.customer_id
    where ($1::uuid is null or o.channel_id = $1) and o.day between $2 and $3
      and $4::timestamptz is not null and ($5::uuid is null or true)
      and o.placed_at >= $6::date::timestamptz and o.placed_at < $7::date::timestamptz and ${MEANS[rows]}`,
    values: [channelId, period.from, period.to, now, firstChannelId ?? null, start, end],
  };
}

const NET = `(select coalesce(sum(b.gross_minor - b.discounts_minor - b.returns_minor), 0)
  from postings b where b.order_id = o.id)`;
const WORTH = `(select coalesce(sum(cm2_of(b)), 0) from orders s join postings b on b.order_id = s.id
  where s.customer_id = o.customer_id)`;
/** SQL that holds for an order `o` that left too late, or should have left by now. */
export const LATE = `(case when o.status = 'shipped' then o.shipped_at > o.ship_by
  else coalesce(o.ship_by < $4 and o.status <> 'cancelled', false) end)`;
