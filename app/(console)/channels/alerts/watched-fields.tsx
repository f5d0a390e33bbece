'use client';

import { useTranslations } from 'next-intl';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import {
  ALERT_DIRECTIONS,
  ALERT_PERIODS,
  ARRIVALS,
  BAND_METRICS,
  BAND_PERIODS,
} from '#domains/alerts/alert-kinds.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { MetricChoice, TypedRule } from './read-rule-form.ts';

const FINE_DECIMALS = 4;

type Props = {
  typed: TypedRule;
  change: (part: Partial<TypedRule>) => void;
  metrics: readonly MetricChoice[];
  currency: string;
};

/** What each kind of rule asks besides the channel. */
export function WatchedFields(props: Props) {
  const { typed, change, metrics } = props;
  const t = useTranslations('alerts');
  const prefs = usePrefs();
  switch (typed.kind) {
    case 'threshold':
      return <ThresholdFields {...props} />;
    case 'band':
      return (
        <>
          <SelectField
            label={t('form.metric')}
            value={typed.bandMetric}
            onChange={(event) => change({ bandMetric: event.target.value === 'net' ? 'net' : 'orders' })}
            options={BAND_METRICS.map((value) => ({
              value,
              label: metrics.find((one) => one.value === value)?.label ?? value,
            }))}
          />
          <SelectField
            label={t('form.share')}
            help={t('form.shareHelp')}
            value={typed.share}
            onChange={(event) => change({ share: event.target.value === '80' ? '80' : '95' })}
            options={(['80', '95'] as const).map((value) => ({
              value,
              label: formatPercent(Number(value) / 100, prefs),
            }))}
          />
          <SelectField
            label={t('form.bandPeriod')}
            help={t('form.bandPeriodHelp')}
            value={typed.bandPeriod}
            onChange={(event) =>
              change({ bandPeriod: event.target.value === 'today' ? 'today' : 'yesterday' })
            }
            options={BAND_PERIODS.map((value) => ({ value, label: t(`bandPeriod.${value}`) }))}
          />
        </>
      );
    case 'quiet':
      return (
        <>
          <SelectField
            label={t('form.arrivals')}
            value={typed.arrivals}
            onChange={(event) =>
              change({ arrivals: event.target.value === 'messages' ? 'messages' : 'orders' })
            }
            options={ARRIVALS.map((value) => ({ value, label: t(`arrivals.${value}`) }))}
          />
          <LimitField label={t('form.chance')} help={t('form.chanceHelp')} {...props} />
        </>
      );
    case 'deliveries':
      return <LimitField label={t('form.minutes')} {...props} />;
    default:
      return <LimitField label={t('form.count')} {...props} />;
  }
}

function ThresholdFields(props: Props) {
  const { typed, change, metrics, currency } = props;
  const t = useTranslations('alerts');
  const prefs = usePrefs();
  const unit = metrics.find(({ value }) => value === typed.metric)?.unit;
  const label =
    unit === 'money'
      ? t('form.limitMoney', { unit: moneyUnit(currency, prefs) })
      : t(unit === 'share' ? 'form.limitPercent' : 'form.limit');
  return (
    <>
      <SelectField
        label={t('form.metric')}
        value={typed.metric}
        onChange={(event) => change({ metric: event.target.value })}
        options={[...metrics]}
      />
      <SelectField
        label={t('form.period')}
        value={typed.period}
        onChange={(event) =>
          change({ period: ALERT_PERIODS.find((period) => period === event.target.value) ?? 'yesterday' })
        }
        options={ALERT_PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
      />
      <SelectField
        label={t('form.direction')}
        value={typed.direction}
        onChange={(event) => change({ direction: event.target.value === 'above' ? 'above' : 'below' })}
        options={ALERT_DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
      />
      <LimitField label={label} {...props} />
    </>
  );
}

function LimitField({ label, help, typed, change }: Props & { label: string; help?: string }) {
  return (
    <NumberField
      label={label}
      help={help}
      decimals={FINE_DECIMALS}
      value={typed.limit}
      onChange={(event) => change({ limit: event.target.value })}
    />
  );
}
