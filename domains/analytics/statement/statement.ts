import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Sums } from '../board/metric-definitions.ts';
import { addSums, NO_SUMS } from '../board/sum-columns.ts';
import type { Period } from '../period.ts';
import { type BudgetGaps, findBudgetGaps } from './budgets/find-budget-gaps.ts';
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
  /** Of `now`, what belongs to earlier periods. */
  earlier: LineValues | null;
};

/** A statement: its lines from top to bottom, and their amounts by column and in total. */
export type Statement = {
  by: StatementDimension;
  lines: StatementLine[];
  columns: StatementColumn[];
  total: Pick<StatementColumn, 'now' | 'against' | 'earlier'>;
  /** False for segments: a customer may be in several. */
  addsUp: boolean;
  /** For segments: who is not counted yet where they belong now; null where everybody is. */
  moves: SegmentMoves | null;
  missing: StatementGaps;
  /** Months with a budget in these days, and whether the days cut some of them; null unless asked for. */
  budget: (Pick<BudgetSums, 'months' | 'isCut'> & BudgetGaps) | null;
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
    against === 'budget' ? sumBudgets(ctx.db, period) : null,
    by === 'segment' ? findSegmentMoves(ctx.db) : null,
  ]);
  const lines = visibleLines(mayReadCosts);
  const show = (sums: Sums | undefined) => lineValues(sums ?? NO_SUMS, lines);
  const ofChannels = channels ?? now;
  const columns = placeColumns({
    now,
    before,
    names,
    budgeted: by === 'channel' ? channelsOf(budget) : [],
  }).map(({ keys, ...column }) => ({
    ...column,
    now: show(addUp(now, keys)),
    against: before ? show(addUp(before, keys)) : budgetOf(budget, by === 'channel' ? keys : [], lines),
    earlier: earlier.size > 0 && by !== 'segment' ? show(addUp(earlier, keys)) : null,
  }));
  const beforeTotal = channelsBefore ?? before;
  return {
    by,
    lines,
    columns,
    total: {
      now: show(addSums([...ofChannels.values()])),
      against: beforeTotal ? show(addSums([...beforeTotal.values()])) : budgetOf(budget, null, lines),
      earlier: earlier.size > 0 ? show(addSums([...earlier.values()])) : null,
    },
    addsUp: by !== 'segment',
    moves,
    missing: mayReadCosts ? await findGaps(ctx, ofChannels) : NO_GAPS,
    budget: budget && {
      months: budget.months,
      isCut: budget.isCut,
      ...findBudgetGaps(budget.rows, [...ofChannels.keys()]),
    },
  };
}

const NO_GAPS: StatementGaps = { unitsWithoutCost: 0, units: 0, channelsWithoutFees: [] };

type Name = { key: string; name: string; kind: string | null };
type Sorted = {
  now: Map<string | null, Sums>;
  before: Map<string | null, Sums> | null;
  names: Map<string, Name>;
  /** Channels that have nothing but a budget have a column too. */
  budgeted: readonly string[];
};
type Placed = Pick<StatementColumn, 'key' | 'name' | 'kind'> & { keys: (string | null)[] };

/** The largest by what they sold, the rest in one column, and last what is of none. */
function placeColumns({ now, before, names, budgeted }: Sorted): Placed[] {
  const weight = (key: string) => Math.max(sizeOf(now.get(key)), sizeOf(before?.get(key)));
  const found = [...new Set([...now.keys(), ...(before?.keys() ?? []), ...budgeted])];
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

function channelsOf(budget: BudgetSums | null): string[] {
  return (budget?.rows ?? []).map(({ channelId }) => channelId);
}

function sizeOf(sums: Sums | undefined): number {
  return sums ? Math.abs(sums.grossMinor) + Math.abs(sums.marketingMinor) + Math.abs(sums.fixedMinor) : 0;
}

function addUp(sums: Map<string | null, Sums>, keys: readonly (string | null)[]): Sums {
  return addSums(keys.flatMap((key) => sums.get(key) ?? []));
}

/** The budgets of some channels, or of all, in the lines that the reader may see; null where no budget is asked for. */
function budgetOf(
  budget: BudgetSums | null,
  keys: readonly (string | null)[] | null,
  lines: readonly StatementLine[],
): LineValues | null {
  if (!budget) return null;
  const values: LineValues = {};
  for (const { channelId, line, amountMinor } of budget.rows)
    if ((keys === null || keys.includes(channelId)) && lines.includes(line))
      values[line] = (values[line] ?? 0) + amountMinor;
  return values;
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
