import {
  channelEffort,
  type EffortRow,
  type EffortSums,
  minutesPerOrder,
} from '#domains/analytics/effort/channel-effort.ts';
import { listJourneys } from '#domains/analytics/effort/list-journeys.ts';
import { EFFORT_STEPS } from '#domains/analytics/effort/rule/effort-minutes.ts';
import { readEffortProgress } from '#domains/analytics/effort/settings/get-rules.ts';
import { previousPeriod } from '#domains/analytics/period.ts';
import type { Ctx } from '#domains/context.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { dayIn } from '#lib/time.ts';
import { foldSums } from '../../fold-sums.ts';
import { readDays } from '../../read-days.ts';
import { UsageError, type Verb } from '../../verb.ts';

const WORST = 10;
const MINUTE_SECONDS = 60;

export const effort: Verb = {
  name: 'effort',
  arguments: [],
  purpose: 'Shows how many minutes buying cost customers that they did not choose, by channel and step.',
  options: {
    from: { type: 'string', value: 'DAY', help: 'first day, such as 2026-03-01; 28 days ago unless told' },
    to: { type: 'string', value: 'DAY', help: 'last day, included; today unless told' },
    channel: { type: 'string', value: 'SLUG', help: 'only this channel' },
  },
  notes: [
    'Minutes per order that was not cancelled; – where fewer than 20 orders, or less than a fifth of the journeys, are known.',
    'The ten worst journeys follow. docs/effort.md says what counts.',
  ],
  examples: ['effort', 'effort --channel web --from 2026-03-01 --to 2026-03-31 --json'],
  run: async ({ ctx }, call) => {
    const { timeZone } = await getBusiness(ctx.db);
    const period = readDays(call, dayIn(timeZone, ctx.now));
    const compared = previousPeriod(period);
    await foldSums(ctx);
    const slug = call.text('channel');
    const channelId = slug === undefined ? null : await findChannel(ctx, slug);
    const [{ rows, total }, worst, progress] = await Promise.all([
      channelEffort(ctx, { period, compared, channelId }),
      listJourneys(ctx, { period, channelId, limit: WORST }),
      readEffortProgress(ctx),
    ]);
    const channels = rows.map(({ slug: channel, name, kind, before, unsure, ...sums }) => ({
      channel,
      name,
      kind,
      now: { ...tell(sums), unsureMinutes: unsureMinutes({ ...sums, unsure }) },
      before: before && tell(before),
    }));
    const journeys = worst.rows.map(({ orderId, number, channelName, day, seconds, worstStep }) => ({
      orderId,
      number,
      channel: channelName,
      day,
      minutes: seconds / 60,
      worstStep,
    }));
    const line = (name: string, sums: EffortSums) => [
      name,
      String(sums.orders),
      ...[undefined, ...EFFORT_STEPS].map((step) => show(minutesPerOrder(sums, step))),
    ];
    const table = [
      ['', 'orders', 'all', ...EFFORT_STEPS],
      ...rows.map((row) => line(row.name, row)),
      line('all', total),
    ];
    return {
      json: {
        period,
        compared,
        rules: { version: progress.version, isCounted: progress.isDone },
        channels,
        all: { now: tell(total), before: total.before && tell(total.before) },
        journeys,
      },
      lines: [
        `${period.from} to ${period.to}, minutes per order, by version ${progress.version} of the rules`,
        ...(progress.isDone
          ? []
          : [`All orders are being counted anew: ${progress.done} of ${progress.all}.`]),
        ...align(table),
        ...journeys.map(
          ({ number, channel, day, minutes, worstStep }) =>
            `  order ${number}  ${channel}  ${day}  ${minutes.toFixed(1)} min  (most in ${worstStep})`,
        ),
      ],
    };
  },
};

function tell(sums: EffortSums) {
  return {
    orders: sums.orders,
    seen: sums.seen,
    minutesPerOrder: minutesPerOrder(sums),
    steps: Object.fromEntries(EFFORT_STEPS.map((step) => [step, minutesPerOrder(sums, step)])),
  };
}

/** Half of the interval of 80 % per order, for lengths that nobody told; null where the minutes are not known either. */
function unsureMinutes(row: EffortSums & Pick<EffortRow, 'unsure'>): number | null {
  if (minutesPerOrder(row) === null) return null;
  return row.unsure ? row.unsure.all / MINUTE_SECONDS / row.orders : 0;
}

async function findChannel({ db }: Ctx, slug: string): Promise<string> {
  const { rows } = await db.$client.query<{ id: string }>('select id from channels where slug = $1', [slug]);
  if (rows[0]) return rows[0].id;
  throw new UsageError(`--channel ${slug}: there is no such channel.`);
}

function show(minutes: number | null): string {
  return minutes === null ? '–' : minutes.toFixed(1);
}

function align(table: readonly string[][]): string[] {
  const widths = table[0]!.map((_, at) => Math.max(...table.map((row) => row[at]!.length)));
  return table.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  );
}
