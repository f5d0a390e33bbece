import type { Ctx } from '../../context.ts';
import type { Period } from '../period.ts';
import type { EffortStep } from './rule/effort-minutes.ts';

/** Beyond so many standard deviations lies a fifth of what chance does. */
export const EIGHTY_PERCENT = 1.2816;

/** How far lengths that nobody told may be off: half of the interval of 80 %, in seconds, by step and in all. */
export type Unsure = { all: number; steps: Partial<Record<EffortStep, number>> };

type Row = {
  channelId: string;
  step: EffortStep;
  untold: number;
  spreadSeconds: number;
  meanErrorSeconds: number;
};

/**
 * How unsure the effort of each channel is where lengths were learned from others: chance of each of them, and of the mean
 * that was learned. Says nothing of happenings that left no trace.
 */
export async function readUnsure(
  { db }: Pick<Ctx, 'db'>,
  { from, to }: Period,
  channelId: string | null,
): Promise<Map<string, Unsure>> {
  const { rows } = await db.$client.query<Row>({
    name: 'effort-untold',
    text: UNTOLD,
    values: [from, to, channelId],
  });
  return new Map(
    [...Map.groupBy(rows, (row) => row.channelId)].map(([channel, own]) => [channel, unsureOf(own)]),
  );
}

/** The interval of some lengths that were not told. Those of one kind share the mean, so its error counts for all of them. */
export function varianceOf({
  untold,
  spreadSeconds,
  meanErrorSeconds,
}: Omit<Row, 'channelId' | 'step'>): number {
  return untold * spreadSeconds ** 2 + (untold * meanErrorSeconds) ** 2;
}

function unsureOf(rows: readonly Row[]): Unsure {
  const half = (some: readonly Row[]) =>
    EIGHTY_PERCENT * Math.sqrt(some.reduce((sum, row) => sum + varianceOf(row), 0));
  const byStep = Map.groupBy(rows, ({ step }) => step);
  return {
    all: half(rows),
    steps: Object.fromEntries([...byStep].map(([step, some]) => [step, half(some)])),
  };
}

const UNTOLD = `
  select d.channel_id as "channelId", d.step, sum(d.untold)::integer as untold, l.spread_seconds as "spreadSeconds",
    l.mean_error_seconds as "meanErrorSeconds"
  from effort_untold_days d join effort_lengths l on l.channel_id = d.channel_id and l.length_of = d.length_of
  where d.day between $1 and $2 and ($3::uuid is null or d.channel_id = $3)
  group by d.channel_id, d.step, d.length_of, l.spread_seconds, l.mean_error_seconds`;
