import type { AlertKind } from '#domains/alerts/alert-kinds.ts';
import { currencyExponent } from '#lib/currency.ts';
import { parseDecimalToMinor } from '#lib/digits.ts';
import type { keepRule } from './actions.ts';

const FINE_DECIMALS = 4;
const FINE = 10 ** FINE_DECIMALS;

/** A figure that a rule can watch. */
export type MetricChoice = { value: string; label: string; unit: string };

/** What was typed. */
export type TypedRule = {
  kind: AlertKind;
  channelId: string;
  metric: string;
  arrivals: 'orders' | 'messages';
  bandMetric: 'orders' | 'net';
  period: 'today' | 'yesterday' | '7days' | 'month';
  direction: 'above' | 'below';
  share: '80' | '95';
  limit: string;
  cooldown: string;
  watcherIds: string[];
};

/** The rule that was typed; null where a figure cannot be read without guessing. Money is typed in whole units, shares in percent. */
export function readRuleForm(
  typed: TypedRule,
  { metrics, currency, toman }: { metrics: readonly MetricChoice[]; currency: string; toman: boolean },
): Parameters<typeof keepRule>[0] | null {
  const cooldown = readFine(typed.cooldown);
  const common = {
    channelId: typed.channelId || null,
    cooldownHours: cooldown ?? 0,
    watcherIds: typed.watcherIds,
  };
  if (cooldown === null) return null;
  if (typed.kind === 'band')
    return { ...common, kind: 'band', metric: typed.bandMetric, limit: typed.share === '80' ? 80 : 95 };
  const limit = readFine(typed.limit);
  if (limit === null) return null;
  if (typed.kind === 'quiet') return { ...common, kind: 'quiet', metric: typed.arrivals, limit: limit * 10 };
  if (typed.kind === 'jobs') return { ...common, channelId: null, kind: 'jobs', limit };
  if (typed.kind !== 'threshold') return { ...common, kind: typed.kind, limit };
  const { metric, period, direction } = typed;
  const unit = metrics.find(({ value }) => value === metric)?.unit;
  const money = limit * 10 ** (currencyExponent(currency) + (toman ? 1 : 0));
  const inUnit = unit === 'money' ? Math.round(money) : unit === 'share' ? limit / 100 : limit;
  return { ...common, kind: 'threshold', metric, period, direction, limit: inUnit };
}

function readFine(text: string): number | null {
  const parsed = parseDecimalToMinor(text, FINE_DECIMALS);
  return parsed.ok ? parsed.value / FINE : null;
}
