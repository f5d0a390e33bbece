/** What a rule can watch: a figure, its usual range, how long nothing came, and what is stuck, differs or failed. */
export const ALERT_KINDS = ['threshold', 'band', 'quiet', 'deliveries', 'drifts', 'jobs'] as const;

/** The days that a threshold looks at. */
export const ALERT_PERIODS = ['today', 'yesterday', '7days', 'month'] as const;

/** On which side of its limit a figure is bad. */
export const ALERT_DIRECTIONS = ['above', 'below'] as const;

/** The figures that can be held against their own past. */
export const BAND_METRICS = ['orders', 'net'] as const;

/** Which day a band judges: the one that is over, or the present one hour by hour. */
export const BAND_PERIODS = ['yesterday', 'today'] as const;

/** The shares of ordinary days, in percent, that lie inside a band. */
export const BAND_SHARES = [80, 95] as const;

/** What can be waited for. */
export const ARRIVALS = ['orders', 'messages'] as const;

/** At most so many mails for one rule and channel within 24 hours. */
export const MOST_MAILS_A_DAY = 2;

/** Hours between two mails of one rule and channel unless somebody says otherwise. */
export const USUAL_COOLDOWN_HOURS = 6;

/** One kind of rule. */
export type AlertKind = (typeof ALERT_KINDS)[number];
/** The name of the days that a threshold looks at. */
export type AlertPeriod = (typeof ALERT_PERIODS)[number];
/** The bad side of a limit. */
export type AlertDirection = (typeof ALERT_DIRECTIONS)[number];
/** What a rule of quiet waits for. */
export type Arrivals = (typeof ARRIVALS)[number];

/** What a rule watches, as it is stored. `limit` is a metric's value, a share in percent, a chance in thousandths, minutes or a count. */
export type WatchedRule = {
  kind: AlertKind;
  channelId: string | null;
  metric: string | null;
  period: AlertPeriod | null;
  direction: AlertDirection | null;
  limit: number;
};

/** What was seen of one channel, or of the business (null). */
export type Reading = {
  channelId: string | null;
  /** `unknown` where the past does not suffice to say. */
  state: 'fires' | 'rests' | 'unknown';
  facts: Record<string, string | number>;
};

/** Why an alert is over: all is well again, its day ended, the rule was changed or removed, the channel was put away. */
export type EndReason = 'well' | 'day' | 'changed' | 'removed' | 'away';

/** The summaries that somebody can have by mail. */
export const SUMMARY_KINDS = ['daily', 'weekly', 'monthly'] as const;

/** One of the summaries. */
export type SummaryKind = (typeof SUMMARY_KINDS)[number];
