import { useTranslations } from 'next-intl';
import { Definition } from '#components/ui/definition.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { METRICS, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { Need } from '#domains/analytics/board/metric-shape.ts';
import { formatNumber, numberFormatter } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TOUCH_BUTTON } from './_cards/touch-links.ts';

/** As many places in every row, so that a column can be read downwards. */
const SHARE = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
const HOUR_MINUTES = 60;
const FROM_HOURS = 120;
const DAY_MINUTES = 1_440;
const FROM_DAYS = 2_881;

type Props = {
  metric: MetricKey;
  value: number | null | undefined;
  currency: string;
  prefs: Prefs;
  /** What is missing where there is no value. */
  need?: Need;
};

/** A metric's value in its own unit; a dash with its reason where the facts do not suffice. */
export function MetricValue({ metric, value, currency, prefs, need }: Props) {
  const t = useTranslations('metrics');
  const why = useWhyNothing(prefs);
  if (value === null || value === undefined) {
    const reason = why(metric, need);
    return (
      <span className="text-quiet" title={reason}>
        <span aria-hidden>–</span>
        <span className="sr-only">{reason}</span>
      </span>
    );
  }
  switch (METRICS[metric].unit) {
    case 'money':
      return <Money amountMinor={value} currency={currency} prefs={prefs} />;
    case 'count':
      return <Count value={value} prefs={prefs} />;
    case 'share':
      return <bdi>{numberFormatter(prefs, SHARE).format(value)}</bdi>;
    case 'times':
      return <bdi>{t('times', { value: formatTimes(value, prefs) })}</bdi>;
    case 'months':
      return <bdi>{t('months', { count: value })}</bdi>;
    case 'minutes':
      return <Minutes value={value} prefs={prefs} />;
  }
}

/** In words, why a metric has no value. */
export function useWhyNothing(prefs: Prefs): (metric: MetricKey, need: Need | undefined) => string {
  const t = useTranslations('metrics');
  return (metric, need) => {
    if (!need) return t(metric === 'payback' ? 'notYet' : 'notEnough');
    const [have, least] = [formatNumber(need.have, prefs), formatNumber(need.least, prefs)];
    return t(`need.${need.fact}`, { have, least });
  };
}

/** What a metric means, its formula, the rows behind it and what to mind, from the one place where metrics are defined. */
export function MetricDefinition({ metric }: { metric: MetricKey }) {
  const t = useTranslations('metrics');
  const words = t(`${metric}.words`);
  return (
    <span className={`contents ${TOUCH_BUTTON}`}>
      <Definition
        name={t(`${metric}.name`)}
        words={<MetricWords metric={metric} words={words} />}
        formula={t(`${metric}.formula`)}
        source={t(`sources.${METRICS[metric].rows}`)}
      />
    </span>
  );
}

function MetricWords({ metric, words }: { metric: MetricKey; words: string }) {
  const t = useTranslations('metrics');
  const caveat = `${metric}.caveat`;
  return (
    <>
      <p>{words}</p>
      {hasKey(t, caveat) ? <p className="mt-1 text-quiet">{t(caveat)}</p> : null}
    </>
  );
}

type Words = ReturnType<typeof useTranslations<'metrics'>>;
type CaveatKey = Extract<Parameters<Words>[0], `${string}.caveat`>;

/** Only some metrics have something to mind. */
export function hasKey(t: Words, key: string): key is CaveatKey {
  return t.has(key as CaveatKey);
}

function formatTimes(value: number, prefs: Prefs): string {
  return numberFormatter(prefs, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}

/** A length of time in minutes, from two hours on in hours, above two days in days. */
export function Minutes({ value, prefs }: { value: number; prefs: Prefs }) {
  const t = useTranslations('metrics');
  const say = (amount: number) => numberFormatter(prefs, { maximumFractionDigits: 1 }).format(amount);
  const text =
    value < FROM_HOURS
      ? t('minutes', { value: say(value) })
      : value < FROM_DAYS
        ? t('hours', { value: say(value / HOUR_MINUTES) })
        : t('days', { value: say(value / DAY_MINUTES) });
  return <bdi className="whitespace-nowrap">{text}</bdi>;
}
