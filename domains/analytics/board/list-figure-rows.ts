import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Period } from '../period.ts';

const PAGE = 100;

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

/** The orders that a figure of the board counts, from the orders themselves. */
export async function listFigureRows(ctx: Ctx, wanted: WantedRows): Promise<FigureRows> {
  allow(ctx.actor, 'channel.figures');
  const showsWorth = seesWorth(ctx, wanted);
  const { text, values } = figureRowsSource(ctx, wanted);
  const [, at = null, id = null] = CURSOR.exec(wanted.after ?? '') ?? [];
  const { rows: found } = await ctx.db.$client.query<FigureOrder & { cursor: string }>(
    `select o.id, o.number, o.placed_at as "placedAt", c.name as "channelName", o.customer_id as "customerId",
       p.number as "customerNumber", ${NET}::bigint as "netMinor",
       ${showsWorth ? WORTH : 'null'}::bigint as "worthMinor", ${LATE} as "isLate",
       o.placed_at::text || '_' || o.id as cursor
     from (select o.* ${text} and ($6::timestamptz is null or (o.placed_at, o.id) < ($6, $7::uuid))
       order by o.placed_at desc, o.id desc limit ${PAGE + 1}) o
     join channels c on c.id = o.channel_id left join customers p on p.id = o.customer_id
     order by o.placed_at desc, o.id desc`,
    [...values, at, id],
  );
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return {
    rows: rows.map(({ cursor: _, ...row }) => row),
    showsWorth,
    next: last?.cursor ?? null,
  };
}

/** Whether a customer's worth is shown: of the new only, and only to who may see costs. */
export function seesWorth(ctx: Ctx, { rows }: Pick<WantedRows, 'rows'>): boolean {
  return rows === 'new' && can(ctx.actor, 'cost.read');
}

/** The `from` and `where` of a kind's orders `o`, and their five values. */
export function figureRowsSource(
  { now }: Ctx,
  { rows, channelId, firstChannelId, period }: Omit<WantedRows, 'after'>,
): { text: string; values: unknown[] } {
  return {
    text: `
    from orders o left join first_orders f on f.customer_id = o.customer_id
    where ($1::uuid is null or o.channel_id = $1) and o.day between $2 and $3
      and o.placed_at >= ($2::date - 1)::timestamptz and o.placed_at < ($3::date + 2)::timestamptz
      and $4::timestamptz is not null and ($5::uuid is null or true) and ${MEANS[rows]}`,
    values: [channelId, period.from, period.to, now, firstChannelId ?? null],
  };
}

const NET = `(select coalesce(sum(b.gross_minor - b.discounts_minor - b.returns_minor), 0)
  from postings b where b.order_id = o.id)`;
const WORTH = `(select coalesce(sum(cm2_of(b)), 0) from orders s join postings b on b.order_id = s.id
  where s.customer_id = o.customer_id)`;
/** SQL that holds for an order `o` that left too late, or should have left by now. */
export const LATE = `(case when o.status = 'shipped' then o.shipped_at > o.ship_by
  else coalesce(o.ship_by < $4 and o.status <> 'cancelled', false) end)`;
