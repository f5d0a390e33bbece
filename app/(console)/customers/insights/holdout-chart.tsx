import { useTranslations } from 'next-intl';
import { BarChart } from '#components/chart/chart.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ShownFit } from '#domains/predictions/insights/get-fits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const LAST_ROW = 7;

/** What was expected of weeks that the model had not seen, beside what happened, by how often people had bought again. */
export function HoldoutChart({ holdout, prefs }: { holdout: ShownFit['holdout']; prefs: Prefs }) {
  const t = useTranslations('insights.holdout');
  if (!holdout) return null;
  const points = holdout.byFrequency.map(({ frequency, actual, expected }) => ({
    again: `${formatNumber(frequency, prefs)}${frequency === LAST_ROW ? '+' : ''}`,
    actual: Math.round(actual * 100) / 100,
    expected: Math.round(expected * 100) / 100,
  }));
  return (
    <Panel title={t('title')}>
      <BarChart
        title={t('chart', { weeks: holdout.weeks })}
        points={points}
        axis={{ key: 'again', label: t('again'), kind: 'category' }}
        series={[
          { key: 'actual', label: t('actual'), colour: 'var(--color-neutral-8)' },
          { key: 'expected', label: t('expected'), colour: 'var(--color-accent)' },
        ]}
        format={{ kind: 'number' }}
      />
    </Panel>
  );
}
