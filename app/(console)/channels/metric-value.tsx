import { useTranslations } from 'next-intl';
import { Definition } from '#components/ui/definition.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { METRICS, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { metric: MetricKey; value: number | null | undefined; currency: string; prefs: Prefs };

/** A metric's value in its own unit; a dash with its reason where the facts do not suffice. */
export function MetricValue({ metric, value, currency, prefs }: Props) {
  const t = useTranslations('metrics');
  if (value === null || value === undefined) {
    return (
      <span className="text-quiet" title={t('notEnough')}>
        –
      </span>
    );
  }
  const { unit } = METRICS[metric];
  if (unit === 'money') return <Money amountMinor={value} currency={currency} prefs={prefs} />;
  if (unit === 'count') return <Count value={value} prefs={prefs} />;
  return <bdi>{formatPercent(value, prefs)}</bdi>;
}

/** What a metric means, its formula and the rows behind it, from the one place where metrics are defined. */
export function MetricDefinition({ metric }: { metric: MetricKey }) {
  const t = useTranslations('metrics');
  return (
    <Definition
      name={t(`${metric}.name`)}
      words={t(`${metric}.words`)}
      formula={t(`${metric}.formula`)}
      source={t('source')}
    />
  );
}
