import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Period } from '../period.ts';
import { addBoardFacts, type BoardFacts, NO_BOARD_FACTS } from './board-facts.ts';
import { computeMetrics, findNeed, metricKeys } from './compute-metrics.ts';
import { definitionOf, type MetricKey } from './metric-definitions.ts';
import type { Facts, Need, Sums } from './metric-shape.ts';
import { readBoardFacts } from './read-board-facts.ts';
import { addSums, NO_SUMS, SUM_COLUMNS } from './sum-columns.ts';

/** Values of the metrics that the reader may see, null where the facts do not suffice. */
export type Metrics = Partial<Record<MetricKey, number | null>>;

/** What the figures of a channel, or of all, come to: now, in the compared period, and what is missing for those without value. */
export type BoardFigures = {
  now: Metrics;
  before: Metrics | null;
  missing: Partial<Record<MetricKey, Need>>;
  /** Between which values one customer's figure lies four times out of five. */
  ranges: Partial<Record<MetricKey, readonly [number, number]>>;
};

/** One channel on the board, this period and the compared one. */
export type BoardRow = BoardFigures & {
  channelId: string;
  slug: string;
  name: string;
  kind: string;
  isActive: boolean;
};

/** The board: a row per channel, the whole business, and the days for the charts. */
export type ChannelBoard = {
  metrics: MetricKey[];
  rows: BoardRow[];
  total: BoardFigures;
  /** Per channel and day, only days with postings. */
  days: { channelId: string; day: string; netMinor: number; orders: number }[];
  /** Of the whole business on each day with postings: figures that add up over days. */
  course: { day: string; values: Metrics }[];
};

type Named = Pick<BoardRow, 'channelId' | 'slug' | 'name' | 'kind' | 'isActive'>;
type DayRow = ChannelBoard['days'][number] & { cm2Minor: number; profitMinor: number };

/**
 * What each channel earned in a period, beside the period that it is compared with. Amounts come from the daily rollup and
 * the tail that is not folded yet, so they equal a sum over the postings at any moment; what is counted (orders by fate,
 * customers, visits) is some seconds behind.
 */
export async function channelBoard(
  ctx: Ctx,
  wanted: { period: Period; compared: Period | null },
): Promise<ChannelBoard> {
  allow(ctx.actor, 'channel.figures');
  const keys = metricKeys(can(ctx.actor, 'cost.read'));
  const [channels, days, facts, before] = await Promise.all([
    listNames(ctx),
    listDays(ctx, wanted.period),
    readFacts(ctx, wanted.period),
    wanted.compared ? readFacts(ctx, wanted.compared) : null,
  ]);
  const figures = (one: Facts | undefined, was: Facts | undefined) =>
    toFigures(one ?? NO_FACTS, before && (was ?? NO_FACTS), keys);
  return {
    metrics: keys,
    rows: channels
      .filter(({ channelId, isActive }) => isActive || facts.has(channelId) || before?.has(channelId))
      .map((channel) => ({
        ...channel,
        ...withoutBusiness(figures(facts.get(channel.channelId), before?.get(channel.channelId))),
      })),
    total: figures(addFacts([...facts.values()]), before ? addFacts([...before.values()]) : undefined),
    days: days.map(({ channelId, day, netMinor, orders }) => ({ channelId, day, netMinor, orders })),
    course: toCourse(days, keys),
  };
}

const NO_FACTS: Facts = { ...NO_SUMS, ...NO_BOARD_FACTS };

/** Only channels of which something is known. */
function joinFacts(sums: Map<string, Sums>, counted: Map<string, BoardFacts>): Map<string, Facts> {
  const known = [...counted].filter(([, { placed, visits }]) => placed > 0 || visits > 0).map(([id]) => id);
  const ids = new Set([...sums.keys(), ...known]);
  return new Map(
    [...ids].map((id) => [id, { ...(sums.get(id) ?? NO_SUMS), ...(counted.get(id) ?? NO_BOARD_FACTS) }]),
  );
}

function addFacts(all: readonly Facts[]): Facts {
  return { ...addSums(all), ...addBoardFacts(all) };
}

function toFigures(facts: Facts, before: Facts | null, keys: readonly MetricKey[]): BoardFigures {
  const now = computeMetrics(facts, keys);
  const missing: BoardFigures['missing'] = {};
  const ranges: BoardFigures['ranges'] = {};
  for (const key of keys) {
    const need = findNeed(key, facts);
    if (need) missing[key] = need;
    const range = definitionOf(key).range;
    if (range && !need) ranges[key] = range(facts);
  }
  return { now, before: before && computeMetrics(before, keys), missing, ranges };
}

/** One channel has no figure that is the whole business's. */
function withoutBusiness(figures: BoardFigures): BoardFigures {
  const keep = <Value extends object>(values: Value): Value =>
    Object.fromEntries(
      Object.entries(values).filter(([key]) => !definitionOf(key as MetricKey).ofBusiness),
    ) as Value;
  return { ...figures, now: keep(figures.now), missing: keep(figures.missing) };
}

function toCourse(days: readonly DayRow[], keys: readonly MetricKey[]): ChannelBoard['course'] {
  const sum = (rows: readonly DayRow[], read: (row: DayRow) => number) =>
    rows.reduce((total, row) => total + read(row), 0);
  return [...Map.groupBy(days, ({ day }) => day)].map(([day, rows]) => {
    const values: Metrics = {
      net: sum(rows, (row) => row.netMinor),
      orders: sum(rows, (row) => row.orders),
      cm2: sum(rows, (row) => row.cm2Minor),
      profit: sum(rows, (row) => row.profitMinor),
    };
    return { day, values: pick(values, keys) };
  });
}

/** Only what the reader may see. */
function pick(values: Metrics, keys: readonly MetricKey[]): Metrics {
  return Object.fromEntries(keys.flatMap((key) => (key in values ? [[key, values[key]]] : [])));
}

async function listNames(ctx: Ctx): Promise<Named[]> {
  const { rows } = await ctx.db.$client.query<Named>({
    name: 'board-channels',
    text: `select id as "channelId", slug, name, kind, is_active as "isActive" from channels order by name, id limit 200`,
  });
  return rows;
}

async function readFacts(ctx: Ctx, period: Period): Promise<Map<string, Facts>> {
  const [{ rows }, counted] = await Promise.all([
    ctx.db.$client.query<Sums & { channelId: string }>({
      name: 'board-sums',
      text: `select channel_id as "channelId", ${SUM_COLUMNS} from channel_days_now
        where day between $1 and $2 group by channel_id`,
      values: [period.from, period.to],
    }),
    readBoardFacts(ctx, period),
  ]);
  return joinFacts(new Map(rows.map(({ channelId, ...sums }) => [channelId, sums])), counted);
}

async function listDays(ctx: Ctx, period: Period): Promise<DayRow[]> {
  const { rows } = await ctx.db.$client.query<DayRow>({
    name: 'board-days',
    text: `select channel_id as "channelId", day::text as day, sum(net)::bigint as "netMinor", sum(orders)::integer as orders,
        sum(cm2)::bigint as "cm2Minor", sum(cm2 - marketing_minor - fixed_minor)::bigint as "profitMinor"
      from channel_days_now
      cross join lateral (select gross_minor - discounts_minor - returns_minor as net) n
      cross join lateral (select net - cogs_minor + shipping_minor - fees_minor - fulfilment_minor - handling_minor as cm2) m
      where day between $1 and $2 group by channel_id, day order by day, channel_id`,
    values: [period.from, period.to],
  });
  return rows;
}
