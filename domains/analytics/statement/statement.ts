import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Sums } from '../board/metric-definitions.ts';
import { addSums, NO_SUMS } from '../board/sum-columns.ts';
import type { Period } from '../period.ts';
import {
  type BudgetGaps,
  findBudgetGaps,
  placeColumnBudget,
  placeTotalBudget,
} from './budgets/place-budget.ts';
import { type BudgetSums, sumBudgets } from './budgets/sum-budgets.ts';
import { findSegmentMoves, type SegmentMoves } from './find-segment-moves.ts';
import { OF_NONE, type StatementDimension } from './statement-filter.ts';
import { type LineValues, lineValues, type StatementLine, visibleLines } from './statement-lines.ts';
import { sumColumnsOf, sumEarlierOf } from './sum-columns-of.ts';

const MOST_COLUMNS = 24;

/** What a statement stands against: other days, the budget, or nothing. */
export type StatementAgainst = Period | 'budget' | null;

/** One column: a channel, location, category, brand or segment. */
export type StatementColumn = {
  /** An id or a name; `OF_NONE` for what is of none; null for the rest, where there are too many columns. */
  key: string | null;
  /** Null for what is of none, and for the rest. */
  name: string | null;
  /** The kind of a channel. */
  kind: string | null;
  now: LineValues;
  /** The compared period or the budget, where there is one; a budget has only the lines that were entered. */
  against: LineValues | null;
  /** How many months of the days have the budget of a line; null unless it stands against the budget. */
  budgetMonths: LineValues | null;
  /** Of `now`, what belongs to earlier periods. */
  earlier: LineValues | null;
};

/** A statement: its lines from top to bottom, and their amounts by column and in total. */
export type Statement = {
  by: StatementDimension;
  lines: StatementLine[];
  columns: StatementColumn[];
  total: Pick<StatementColumn, 'now' | 'against' | 'budgetMonths' | 'earlier'>;
  /** False for segments: a customer may be in several. */
  addsUp: boolean;
  /** For segments: who is not counted yet where they belong now; null where everybody is. */
  moves: SegmentMoves | null;
  missing: StatementGaps;
  /** The months of these days, up to which day they count, and which totals cannot be held against; null unless asked for. */
  budget: StatementBudget | null;
};

/** What one must know of the budget that a statement stands against. */
export type StatementBudget = Pick<BudgetSums, 'months' | 'until' | 'isCut'> &
  Omit<BudgetGaps, 'lacking'> & {
    /** Who has figures and no budget where others have; a name is null for what is of none. */
    lacking: { by: StatementDimension; key: string; name: string | null }[];
  };

/** What is missing in the figures: without it they look better than they are. */
export type StatementGaps = {
  unitsWithoutCost: number;
  units: number;
  /** Channels that sold and have no fees in these days. */
  channelsWithoutFees: { id: string; name: string }[];
};

/**
 * Profit and loss over some days by channel, location, category, brand or segment, from the rollups and what is not
 * folded yet: at any moment the sums of the postings, to the cent. Who may not see costs sees down to net sales.
 */
export async function statement(
  ctx: Ctx,
  wanted: { period: Period; by: StatementDimension; against: StatementAgainst },
): Promise<Statement> {
  allow(ctx.actor, 'channel.figures');
  const mayReadCosts = can(ctx.actor, 'cost.read');
  const { period, by, against } = wanted;
  const days = typeof against === 'object' ? against : null;
  const [now, channels, before, channelsBefore, earlier, names, budget, moves] = await Promise.all([
    sumColumnsOf(ctx.db, by, period),
    by === 'channel' ? null : sumColumnsOf(ctx.db, 'channel', period),
    days && sumColumnsOf(ctx.db, by, days),
    days && by === 'segment' ? sumColumnsOf(ctx.db, 'channel', days) : null,
    sumEarlierOf(ctx.db, by, period),
    listNames(ctx, by),
    against === 'budget' ? sumBudgets(ctx.db, { by, period, now: ctx.now }) : null,
    by === 'segment' ? findSegmentMoves(ctx.db) : null,
  ]);
  const lines = visibleLines(mayReadCosts);
  const show = (sums: Sums | undefined) => lineValues(sums ?? NO_SUMS, lines);
  const ofChannels = channels ?? now;
  const budgeted = [...(budget?.of[by]?.keys() ?? [])];
  const columns = placeColumns({ now, before, names, budgeted }).map(({ keys, ...column }) => ({
    ...column,
    now: show(addUp(now, keys)),
    ...(budget
      ? placeColumnBudget(budget, keys, lines)
      : { against: before && show(addUp(before, keys)), budgetMonths: null }),
    earlier: earlier.size > 0 && by !== 'segment' ? show(addUp(earlier, keys)) : null,
  }));
  const beforeTotal = channelsBefore ?? before;
  return {
    by,
    lines,
    columns,
    total: {
      now: show(addSums([...ofChannels.values()])),
      ...(budget
        ? placeTotalBudget(budget, lines)
        : { against: beforeTotal && show(addSums([...beforeTotal.values()])), budgetMonths: null }),
      earlier: earlier.size > 0 ? show(addSums([...earlier.values()])) : null,
    },
    addsUp: by !== 'segment',
    moves,
    missing: mayReadCosts ? await findGaps(ctx, ofChannels) : NO_GAPS,
    budget:
      budget &&
      (await tellBudget(ctx, budget, findBudgetGaps(budget, { [by]: now, channel: ofChannels }, lines))),
  };
}

async function tellBudget(
  ctx: Ctx,
  { by, months, until, isCut }: BudgetSums,
  { lacking, ...gaps }: BudgetGaps,
): Promise<StatementBudget> {
  const channels = lacking.length > 0 ? await listNames(ctx, 'channel') : new Map<string, Name>();
  const names = lacking.length > 0 ? await listNames(ctx, by) : channels;
  const nameOf = ({ by: dimension, key }: BudgetGaps['lacking'][number]) =>
    key === OF_NONE ? null : ((dimension === 'channel' ? channels : names).get(key)?.name ?? key);
  return { months, until, isCut, ...gaps, lacking: lacking.map((one) => ({ ...one, name: nameOf(one) })) };
}

const NO_GAPS: StatementGaps = { unitsWithoutCost: 0, units: 0, channelsWithoutFees: [] };

type Name = { key: string; name: string; kind: string | null };
type Sorted = {
  now: Map<string | null, Sums>;
  before: Map<string | null, Sums> | null;
  names: Map<string, Name>;
  /** What has nothing but a budget has a column too. */
  budgeted: readonly string[];
};
type Placed = Pick<StatementColumn, 'key' | 'name' | 'kind'> & { keys: (string | null)[] };

/** The largest by what they sold, the rest in one column, and last what is of none. */
function placeColumns({ now, before, names, budgeted }: Sorted): Placed[] {
  const weight = (key: string) => Math.max(sizeOf(now.get(key)), sizeOf(before?.get(key)));
  const others = budgeted.map((key) => (key === OF_NONE ? null : key));
  const found = [...new Set([...now.keys(), ...(before?.keys() ?? []), ...others])];
  const keys = found
    .filter((key) => key !== null)
    .sort((one, other) => weight(other) - weight(one) || (one < other ? -1 : 1));
  const single = keys.length > MOST_COLUMNS ? keys.slice(0, MOST_COLUMNS - 1) : keys;
  const rest = keys.slice(single.length);
  const columns: Placed[] = single.map((key) => {
    const known = names.get(key);
    return { key, name: known?.name ?? key, kind: known?.kind ?? null, keys: [key] };
  });
  if (rest.length > 0) columns.push({ key: null, name: null, kind: null, keys: rest });
  if (found.includes(null)) columns.push({ key: OF_NONE, name: null, kind: null, keys: [null] });
  return columns;
}

function sizeOf(sums: Sums | undefined): number {
  return sums ? Math.abs(sums.grossMinor) + Math.abs(sums.marketingMinor) + Math.abs(sums.fixedMinor) : 0;
}

function addUp(sums: Map<string | null, Sums>, keys: readonly (string | null)[]): Sums {
  return addSums(keys.flatMap((key) => sums.get(key) ?? []));
}

const NAMES: Record<StatementDimension, string | null> = {
  channel: 'select id::text as key, name, kind from channels order by id limit 500',
  location: 'select id::text as key, name, null as kind from locations order by id limit 1000',
  segment: 'select id::text as key, name, null as kind from segments order by id limit 1000',
  category: null,
  brand: null,
};

async function listNames(ctx: Ctx, by: StatementDimension): Promise<Map<string, Name>> {
  const text = NAMES[by];
  if (text === null) return new Map();
  const { rows } = await ctx.db.$client.query<Name>({ name: `statement-names-${by}`, text });
  return new Map(rows.map((row) => [row.key, row]));
}

async function findGaps(ctx: Ctx, channels: Map<string | null, Sums>): Promise<StatementGaps> {
  const { unitsWithoutCost, units } = addSums([...channels.values()]);
  const without = [...channels].flatMap(([id, sums]) =>
    id !== null && sums.orders > 0 && sums.feesMinor === 0 ? [id] : [],
  );
  const names = without.length > 0 ? await listNames(ctx, 'channel') : new Map<string, Name>();
  const channelsWithoutFees = without.flatMap((id) => {
    const name = names.get(id)?.name;
    return name === undefined ? [] : [{ id, name }];
  });
  return { unitsWithoutCost, units, channelsWithoutFees };
}
