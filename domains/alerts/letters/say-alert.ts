import { formatBusinessDate, formatDateTime, formatTime } from '#lib/format/format-date.ts';
import { formatNumber, formatPercent, numberFormatter } from '#lib/format/format-number.ts';
import type { EndReason, Reading, WatchedRule } from '../alert-kinds.ts';
import { isMetric } from '../rules/rows-of-alert.ts';
import type { Reader } from './reader.ts';
import { nameMetric, sayMetric } from './say-metric.ts';
import { fillWords, isolate, LETTER_WORDS } from './words.ts';

const SMALLEST_CHANCE = 1e-5;
const HOUR_MS = 3_600_000;

type Named = { channelName: string | null };

/** What an alert found, in one sentence of the reader's language. */
export function sayAlert(
  alert: Pick<WatchedRule, 'kind' | 'metric' | 'direction'> & Pick<Reading, 'facts'> & Named,
  reader: Reader,
): string {
  const { says, form } = LETTER_WORDS[reader.prefs.locale].alerts;
  const channel = alert.channelName === null ? form.wholeBusiness : isolate(alert.channelName);
  const values = { channel, metric: nameMetric(alert.metric, reader), ...sayFacts(alert, reader) };
  switch (alert.kind) {
    case 'threshold':
      return fillWords(says.threshold[alert.direction ?? 'above'], values);
    case 'quiet':
      return fillWords(says.quiet[alert.metric === 'messages' ? 'messages' : 'orders'], values);
    case 'band':
      return fillWords('hour' in alert.facts ? says.bandToday : says.band, values);
    default:
      return fillWords(says[alert.kind], values);
  }
}

type Seen = Pick<WatchedRule, 'kind' | 'metric'> & {
  endReason: EndReason | null;
  endFacts: Reading['facts'] | null;
};

/** Why an alert is over, and what was seen then; empty while it is open, and for alerts of the time before that was kept. */
export function sayEnd(alert: Seen, reader: Reader): string {
  const { end } = LETTER_WORDS[reader.prefs.locale].alerts;
  const { endReason } = alert;
  if (endReason === null) return '';
  if (endReason !== 'well') return end[endReason];
  const said = sayLast(alert, reader);
  return said === '' ? end.well : fillWords(end.wellNow, { said });
}

/** What was seen last of an alert's figure; empty where nothing was kept. */
export function sayLast({ kind, metric, endReason, endFacts }: Seen, reader: Reader): string {
  const { now } = LETTER_WORDS[reader.prefs.locale].alerts;
  if (kind === 'quiet') return endReason === null ? '' : now.quiet;
  if (endFacts === null || !('value' in endFacts)) return '';
  const values = { metric: nameMetric(metric, reader), ...sayFacts({ metric, facts: endFacts }, reader) };
  return fillWords(now[kind], values);
}

/** What a rule watches, in plain words. */
export function sayRule(rule: WatchedRule & Named, reader: Reader): string {
  const { watches, everything, everyChannel, period } = LETTER_WORDS[reader.prefs.locale].alerts;
  const ofAll = rule.kind === 'threshold' ? everything : everyChannel;
  const values = {
    channel: rule.channelName === null ? ofAll : isolate(rule.channelName),
    metric: nameMetric(rule.metric, reader),
    period: rule.period ? period[rule.period] : '',
    limit: sayLimit(rule, reader),
  };
  switch (rule.kind) {
    case 'threshold':
      return fillWords(watches.threshold[rule.direction ?? 'above'], values);
    case 'quiet':
      return fillWords(watches.quiet[rule.metric === 'messages' ? 'messages' : 'orders'], values);
    case 'band':
      return fillWords(rule.period === 'today' ? watches.bandToday : watches.band, values);
    default:
      return fillWords(watches[rule.kind], values);
  }
}

function sayLimit({ kind, metric, limit }: WatchedRule, reader: Reader): string {
  if (kind === 'threshold' && isMetric(metric)) return sayMetric(metric, limit, reader);
  if (kind === 'band') return formatPercent(limit / 100, reader.prefs);
  if (kind === 'quiet') return sayChance(limit / 1000, reader);
  return formatNumber(limit, reader.prefs);
}

/** The facts as texts, by their names; dates in the reader's calendar, values in the figure's unit. */
function sayFacts({ metric, facts }: Pick<WatchedRule, 'metric'> & Pick<Reading, 'facts'>, reader: Reader) {
  const said: Record<string, string> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === 'number') said[name] = sayNumber(name, fact, metric, reader);
    else
      said[name] =
        name === 'since'
          ? formatDateTime(new Date(fact), reader.prefs)
          : formatBusinessDate(fact, reader.prefs);
  }
  const { from, to } = said;
  return { ...said, days: from === to ? (from ?? '') : `${from} – ${to}` };
}

const IN_UNIT = ['value', 'limit', 'low', 'high'];

function sayNumber(name: string, fact: number, metric: string | null, reader: Reader): string {
  if (name === 'chance') return sayChance(fact, reader);
  if (name === 'hour') return formatTime(new Date(fact * HOUR_MS), { ...reader.prefs, timeZone: 'UTC' });
  if (name === 'share') return formatPercent(fact / 100, reader.prefs);
  if (isMetric(metric) && IN_UNIT.includes(name)) return sayMetric(metric, fact, reader);
  return formatNumber(fact, reader.prefs);
}

function sayChance(chance: number, { prefs }: Reader): string {
  const format = numberFormatter(prefs, { style: 'percent', maximumSignificantDigits: 2 });
  const { under } = LETTER_WORDS[prefs.locale].alerts;
  if (chance >= SMALLEST_CHANCE) return format.format(chance);
  return fillWords(under, { chance: format.format(SMALLEST_CHANCE) });
}
