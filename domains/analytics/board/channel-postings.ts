import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Period } from '../period.ts';
import type { Sums } from './metric-shape.ts';
import { type PostingCost, postingCost } from './posting-cost.ts';
import { NO_SUMS, SUM_COLUMNS } from './sum-columns.ts';

const PAGE = 100;
const COST_AMOUNTS = [
  'cogsMinor',
  'feesMinor',
  'fulfilmentMinor',
  'handlingMinor',
  'marketingMinor',
  'fixedMinor',
  'unitsWithoutCost',
] as const;

/** One posting behind a figure of the board. Amounts in minor units of the reporting currency. */
export type PostingRow = Sums & {
  id: number;
  kind: string;
  at: Date;
  day: string;
  orderId: string | null;
  orderNumber: number | null;
  /** Null for who may not see costs. */
  cost: PostingCost | null;
};

/** A page of the postings behind a channel's figures, newest first; `sumChannelPostings` has the sums of all of them. */
export type PostingPage = { rows: PostingRow[]; next: string | null };

/** What all postings of a period come to, and what the board says of it at the same moment. */
export type PostingSums = { sums: Sums; figure: Sums };

/**
 * The rows that a channel's figures, or those of all (null), add up from. Cost amounts are zero for readers who may not
 * see costs.
 */
export async function channelPostings(
  ctx: Ctx,
  wanted: { channelId: string | null; period: Period; after?: string | null },
): Promise<PostingPage> {
  allow(ctx.actor, 'channel.figures');
  const { channelId, period } = wanted;
  const [day, id] = wanted.after?.split('_') ?? [];
  const columns = POSTING_AMOUNTS.map((name) => `p.${toColumn(name)} as "${name}"`).join(', ');
  const page = await ctx.db.$client.query<PostingRow>({
    text: `select p.id, p.kind, p.at, p.day::text as day, p.order_id as "orderId", o.number as "orderNumber",
        ${can(ctx.actor, 'cost.read') ? postingCost('p.cause_id') : 'null'} as cost, ${columns}
      from (select * from postings
        where ($1::uuid is null or channel_id = $1) and day between $2 and $3 and ($4::date is null or (day, id) < ($4::date, $5::bigint))
        order by day desc, id desc limit ${PAGE + 1}) p left join orders o on o.id = p.order_id
      order by p.day desc, p.id desc`,
    values: [channelId, period.from, period.to, day ?? null, id ?? null],
  });
  const rows = page.rows.slice(0, PAGE);
  const last = page.rows.length > PAGE ? rows.at(-1) : undefined;
  return { rows: rows.map(showTo(ctx)), next: last ? `${last.day}_${last.id}` : null };
}

/**
 * Adds up every posting of `channelPostings`, all pages of it, and reads the figure in the same statement, so that nothing
 * comes in between. Takes longer the longer the period is.
 */
export async function sumChannelPostings(
  ctx: Ctx,
  { channelId, period }: { channelId: string | null; period: Period },
): Promise<PostingSums> {
  allow(ctx.actor, 'channel.figures');
  const sumsOf = (table: string) =>
    `select ${SUM_COLUMNS} from ${table} where ($1::uuid is null or channel_id = $1) and day between $2 and $3`;
  const { rows } = await ctx.db.$client.query<Sums>({
    text: `${sumsOf('postings')} union all ${sumsOf('channel_days_now')}`,
    values: [channelId, period.from, period.to],
  });
  const [sums = NO_SUMS, figure = NO_SUMS] = rows.map(showTo(ctx));
  return { sums, figure };
}

function showTo({ actor }: Ctx): <Row extends Sums>(row: Row) => Row {
  return can(actor, 'cost.read') ? (row) => row : hideCosts;
}

function hideCosts<Row extends Sums>(row: Row): Row {
  const hidden = { ...row };
  for (const name of COST_AMOUNTS) hidden[name] = 0 as Row[typeof name];
  return hidden;
}

function toColumn(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
