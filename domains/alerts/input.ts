import { z } from 'zod';
import { definitionOf } from '#domains/analytics/board/metric-definitions.ts';
import {
  ALERT_DIRECTIONS,
  ALERT_PERIODS,
  ARRIVALS,
  BAND_METRICS,
  BAND_PERIODS,
  BAND_SHARES,
  SUMMARY_KINDS,
  USUAL_COOLDOWN_HOURS,
} from './alert-kinds.ts';
import { isMetric } from './rules/rows-of-alert.ts';

const MOST_WATCHERS = 50;
const LONGEST_COOLDOWN_HOURS = 168;
const MOST_MINUTES = 10_080;
const MOST_COUNT = 1_000_000;

const Common = z.object({
  channelId: z.uuid().nullable().default(null),
  cooldownHours: z.int().min(1).max(LONGEST_COOLDOWN_HOURS).default(USUAL_COOLDOWN_HOURS),
  watcherIds: z.array(z.uuid()).max(MOST_WATCHERS).default([]),
});

const Threshold = Common.extend({
  kind: z.literal('threshold'),
  metric: z.string().refine(isMetric, { error: 'not a figure that we know', abort: true }),
  period: z.enum(ALERT_PERIODS),
  direction: z.enum(ALERT_DIRECTIONS),
  limit: z.number().min(-1e15).max(1e15),
});

const Band = Common.extend({
  kind: z.literal('band'),
  metric: z.enum(BAND_METRICS),
  /** A day is judged once: as it goes or when it is over, so that the share of false alarms is what the band says. */
  period: z.enum(BAND_PERIODS).default('yesterday'),
  limit: z.literal(BAND_SHARES),
});

const Quiet = Common.extend({
  kind: z.literal('quiet'),
  metric: z.enum(ARRIVALS),
  limit: z.number().min(0.01).max(100),
});

const Deliveries = Common.extend({ kind: z.literal('deliveries'), limit: z.int().min(1).max(MOST_MINUTES) });
const Drifts = Common.extend({ kind: z.literal('drifts'), limit: z.int().min(0).max(MOST_COUNT) });
const Jobs = Common.extend({
  kind: z.literal('jobs'),
  channelId: z.null().default(null),
  limit: z.int().min(0).max(MOST_COUNT),
});

/**
 * A rule as somebody wrote it. What adds up over the day is always low in the morning: a threshold below asks for days
 * that are over.
 */
export const RuleInput = z
  .discriminatedUnion('kind', [Threshold, Band, Quiet, Deliveries, Drifts, Jobs])
  .refine((rule) => rule.kind !== 'threshold' || !runsUp(rule), {
    path: ['period'],
    message: 'a figure that adds up can fall below only over days that are over',
  })
  .refine(
    (rule) => rule.kind !== 'threshold' || rule.channelId === null || !definitionOf(rule.metric).ofBusiness,
    {
      path: ['channelId'],
      message: 'this figure is of the whole business only',
    },
  );

function runsUp({ metric, period, direction }: z.output<typeof Threshold>): boolean {
  const { unit } = definitionOf(metric);
  const isRunning = period === 'today' || period === 'month';
  return direction === 'below' && isRunning && (unit === 'count' || unit === 'money');
}

/** What is watched, before somebody decides who is told. */
export type RuleInput = z.output<typeof RuleInput>;

/** Names one rule. */
export const RuleRef = z.strictObject({ ruleId: z.uuid() });

/** A rule written anew, over the version that was read. */
export const EditRuleInput = z.strictObject({ ruleId: z.uuid(), version: z.int().min(1), rule: RuleInput });

/** Until when nobody is told of a rule's alerts; null lets them be told again. */
export const MuteInput = z.strictObject({ ruleId: z.uuid(), hours: z.int().min(1).max(720).nullable() });

const Hour = z.int().min(0).max(23);

/** Which summaries somebody wants, when in the own day, and in which hours no alert comes by mail. */
export const SummaryChoiceInput = z
  .strictObject({
    daily: z.boolean(),
    weekly: z.boolean(),
    monthly: z.boolean(),
    hour: Hour,
    weekday: z.int().min(0).max(6),
    skipsEmpty: z.boolean(),
    quietFrom: Hour.nullable().default(null),
    quietUntil: Hour.nullable().default(null),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    path: ['quietUntil'],
    message: 'quiet hours have a beginning and an end',
  })
  .refine(({ quietFrom, quietUntil }) => quietFrom === null || quietFrom !== quietUntil, {
    path: ['quietUntil'],
    message: 'quiet hours end at another hour than they begin',
  });

/** Which summary is wanted now. */
export const SendNowInput = z.strictObject({ kind: z.enum(SUMMARY_KINDS) });

/** The secret part of the link in a summary. */
export const OffInput = z.strictObject({ token: z.string().max(1_000) });

/** A job that is told nothing. */
export const NoInput = z.strictObject({});
