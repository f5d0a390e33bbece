import { channelBoard } from '#domains/analytics/board/channel-board.ts';
import { definitionOf, METRIC_KEYS, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import { previousPeriod } from '#domains/analytics/period.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { dayIn } from '#lib/time.ts';
import { foldSums } from '../fold-sums.ts';
import { readDays } from '../read-days.ts';
import type { Verb } from '../verb.ts';

const SHOWN: readonly MetricKey[] = [
  'orders',
  'net',
  'averageOrder',
  'conversion',
  'newCustomers',
  'returnRate',
  'cm2Rate',
  'roas',
  'profit',
  'withoutCost',
];
const PERCENT = 100;

export const board: Verb = {
  name: 'board',
  arguments: [],
  purpose: 'Shows what each channel earns, wins and loses: the figures of the channel board.',
  options: {
    from: { type: 'string', value: 'DAY', help: 'first day, such as 2026-03-01; 28 days ago unless told' },
    to: { type: 'string', value: 'DAY', help: 'last day, included; today unless told' },
  },
  notes: [
    'Compared with the period of the same length before. --json gives every figure, what is missing for those without value,',
    'and amounts as decimals of the reporting currency. docs/metrics.md says what each figure means.',
  ],
  examples: ['board', 'board --from 2026-03-01 --to 2026-03-31 --json'],
  run: async ({ ctx }, call) => {
    const { reportingCurrency: currency, timeZone } = await getBusiness(ctx.db);
    const period = readDays(call, dayIn(timeZone, ctx.now));
    const compared = previousPeriod(period);
    await foldSums(ctx);
    const { rows, total } = await channelBoard(ctx, { period, compared });
    const told = (values: Partial<Record<MetricKey, number | null>> | null) =>
      values &&
      Object.fromEntries(
        METRIC_KEYS.filter((key) => key in values).map((key) => [
          key,
          tell(key, values[key] ?? null, currency),
        ]),
      );
    const channels = rows.map(({ slug, name, kind, now, before, missing }) => ({
      channel: slug,
      name,
      kind,
      now: told(now),
      before: told(before),
      missing,
    }));
    const all = { now: told(total.now), before: told(total.before), missing: total.missing };
    const table = [
      ['', ...SHOWN],
      ...[...rows, { name: 'all', now: total.now }].map(({ name, now }) => [
        name,
        ...SHOWN.map((key) => show(key, now[key] ?? null, currency)),
      ]),
    ];
    return {
      json: { currency, period, compared, channels, all },
      lines: [`${period.from} to ${period.to}, amounts in ${currency}`, ...align(table)],
    };
  },
};

/** Money as a decimal text, everything else as it is. */
function tell(key: MetricKey, value: number | null, currency: string): string | number | null {
  return value !== null && definitionOf(key).unit === 'money' ? decimalFromMinor(value, currency) : value;
}

function show(key: MetricKey, value: number | null, currency: string): string {
  if (value === null) return '–';
  if (definitionOf(key).unit === 'share') return `${(value * PERCENT).toFixed(1)} %`;
  if (definitionOf(key).unit === 'times') return `${value.toFixed(2)}×`;
  if (definitionOf(key).unit === 'minutes') return `${value.toFixed(1)} min`;
  return String(tell(key, value, currency));
}

function align(table: readonly string[][]): string[] {
  const widths = table[0]!.map((_, at) => Math.max(...table.map((row) => row[at]!.length)));
  return table.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  );
}
