import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Period } from '../period.ts';
import type { Sums } from './metric-shape.ts';
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
};

/** A page of the postings behind a channel's figures, newest first, with the sums of all of them. */
export type PostingPage = { rows: PostingRow[]; sums: Sums; next: string | null };

/**
 * The rows that a channel's figures, or those of all (null), add up from. `sums` is over the whole period, so the screen can show that rows and
 * figure agree. Cost amounts are zero for readers who may not see costs.
 */
export async function channelPostings(
  ctx: Ctx,
  wanted: { channelId: string | null; period: Period; after?: string | null },
): Promise<PostingPage> {
  allow(ctx.actor, 'channel.figures');
  const { channelId, period } = wanted;
  const [day, id] = wanted.after?.split('_') ?? [];
  const columns = POSTING_AMOUNTS.map((name) => `p.${toColumn(name)} as "${name}"`).join(', ');
  const [page, sums] = await Promise.all([
    ctx.db.$client.query<PostingRow>({
      text: `select p.id, p.kind, p.at, p.day::text as day, p.order_id as "orderId", o.number as "orderNumber", ${columns}
        from postings p left join orders o on o.id = p.order_id
        where ($1::uuid is null or p.channel_id = $1) and p.day between $2 and $3 and ($4::date is null or (p.day, p.id) < ($4::date, $5::bigint))
        order by p.day desc, p.id desc limit ${PAGE + 1}`,
      values: [channelId, period.from, period.to, day ?? null, id ?? null],
    }),
    ctx.db.$client.query<Sums>({
      text: `select ${SUM_COLUMNS} from postings where ($1::uuid is null or channel_id = $1) and day between $2 and $3`,
      values: [channelId, period.from, period.to],
    }),
  ]);
  const rows = page.rows.slice(0, PAGE);
  const last = page.rows.length > PAGE ? rows.at(-1) : undefined;
  const show = can(ctx.actor, 'cost.read') ? <Row extends Sums>(row: Row) => row : hideCosts;
  return {
    rows: rows.map(show),
    sums: show(sums.rows[0] ?? NO_SUMS),
    next: last ? `${last.day}_${last.id}` : null,
  };
}

function hideCosts<Row extends Sums>(row: Row): Row {
  const hidden = { ...row };
  for (const name of COST_AMOUNTS) hidden[name] = 0 as Row[typeof name];
  return hidden;
}

function toColumn(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
