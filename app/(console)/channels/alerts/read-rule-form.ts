import type { AlertKind, AlertPeriod } from '#domains/alerts/alert-kinds.ts';
import type { AlertRule } from '#domains/alerts/list-alerts.ts';
import { currencyExponent } from '#lib/currency.ts';
import { parseDecimalToMinor, toLocaleDigits } from '#lib/digits.ts';
import type { Digits } from '#lib/format/prefs.ts';
import type { keepRule } from './actions.ts';

const FINE_DECIMALS = 4;
const FINE = 10 ** FINE_DECIMALS;
const PERCENT = 100;
/** A chance is stored in thousandths and typed in percent. */
const CHANCE_PARTS = 10;

/** A figure that a rule can watch. */
export type MetricChoice = { value: string; label: string; unit: string };

/** What was typed. */
export type TypedRule = {
  kind: AlertKind;
  channelId: string;
  metric: string;
  arrivals: 'orders' | 'messages';
  bandMetric: 'orders' | 'net';
  period: AlertPeriod;
  bandPeriod: 'yesterday' | 'today';
  direction: 'above' | 'below';
  share: '80' | '95';
  limit: string;
  cooldown: string;
  watcherIds: string[];
};

type Measures = { metrics: readonly MetricChoice[]; currency: string; toman: boolean };

/** A rule that nobody wrote yet. */
export function blankRule(me: string, cooldown: string): TypedRule {
  return {
    kind: 'threshold',
    channelId: '',
    metric: 'net',
    arrivals: 'orders',
    bandMetric: 'orders',
    period: 'yesterday',
    bandPeriod: 'yesterday',
    direction: 'below',
    share: '95',
    limit: '',
    cooldown,
    watcherIds: [me],
  };
}

/** A rule as it would be typed, so that it can be changed. */
export function typeRule(rule: AlertRule, measures: Measures, digits: Digits): TypedRule {
  const { kind, metric, period } = rule;
  return {
    ...blankRule('', toLocaleDigits(String(rule.cooldownHours), digits)),
    kind,
    channelId: rule.channelId ?? '',
    ...(kind === 'threshold' && metric ? { metric } : {}),
    ...(kind === 'threshold' && period ? { period } : {}),
    ...(kind === 'band' && period === 'today' ? { bandPeriod: period } : {}),
    arrivals: metric === 'messages' ? 'messages' : 'orders',
    bandMetric: metric === 'net' ? 'net' : 'orders',
    direction: rule.direction ?? 'below',
    share: rule.limit === 80 ? '80' : '95',
    limit: kind === 'band' ? '' : toLocaleDigits(plain(rule.limit / partOf(rule, measures)), digits),
    watcherIds: rule.watcherIds,
  };
}

/** How many of what is stored make one of what is typed. */
function partOf(
  { kind, metric }: Pick<AlertRule, 'kind' | 'metric'>,
  { metrics, currency, toman }: Measures,
): number {
  if (kind === 'quiet') return CHANCE_PARTS;
  const unit = kind === 'threshold' ? metrics.find(({ value }) => value === metric)?.unit : undefined;
  if (unit === 'money') return 10 ** (currencyExponent(currency) + (toman ? 1 : 0));
  return unit === 'share' ? 1 / PERCENT : 1;
}

/** Without the last digits of binary fractions. Three decimals could be read as thousands: a fourth makes them plain. */
function plain(value: number): string {
  return String(Math.round(value * FINE) / FINE).replace(/\.\d{3}$/, '$&0');
}

/** The rule that was typed; null where a figure cannot be read without guessing. Money is typed in whole units, shares in percent. */
export function readRuleForm(typed: TypedRule, measures: Measures): Parameters<typeof keepRule>[0] | null {
  const cooldown = readFine(typed.cooldown);
  const common = {
    channelId: typed.channelId || null,
    cooldownHours: cooldown ?? 0,
    watcherIds: typed.watcherIds,
  };
  if (cooldown === null) return null;
  if (typed.kind === 'band')
    return {
      ...common,
      kind: 'band',
      metric: typed.bandMetric,
      period: typed.bandPeriod,
      limit: typed.share === '80' ? 80 : 95,
    };
  const limit = readFine(typed.limit);
  if (limit === null) return null;
  const { kind, metric, period, direction } = typed;
  const stored = limit * partOf({ kind, metric }, measures);
  if (kind === 'quiet') return { ...common, kind, metric: typed.arrivals, limit: stored };
  if (kind === 'jobs') return { ...common, channelId: null, kind, limit };
  if (kind !== 'threshold') return { ...common, kind, limit };
  const isMoney = measures.metrics.find(({ value }) => value === metric)?.unit === 'money';
  return { ...common, kind, metric, period, direction, limit: isMoney ? Math.round(stored) : stored };
}

function readFine(text: string): number | null {
  const parsed = parseDecimalToMinor(text, FINE_DECIMALS);
  return parsed.ok ? parsed.value / FINE : null;
}
