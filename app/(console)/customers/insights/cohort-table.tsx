import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { Definition } from '#components/ui/definition.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Cohort, CohortMonth } from '#domains/analytics/retention/list-cohorts.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ChoiceLinks } from '../../channels/retention/choice-links.tsx';
import { CohortGrid } from '../../channels/retention/cohort-grid.tsx';

/** What a cohort's cells may tell. */
export const COHORT_MEASURES = ['retention', 'sales', 'margin'] as const;

/** One of them. */
export type CohortMeasure = (typeof COHORT_MEASURES)[number];

type Props = {
  cohorts: readonly Cohort[];
  measure: CohortMeasure;
  measures: readonly CohortMeasure[];
  channels: readonly { id: string; name: string }[];
  channelId: string | null;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
};

/** Customers by the month of their first order, and what they did in each month since. */
export function CohortTable({ cohorts, measure, currency, prefs, ...choice }: Props) {
  const t = useTranslations('insights.cohorts');
  return (
    <Panel
      title={t('title')}
      action={<Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />}
    >
      <Choices measure={measure} {...choice} />
      <CohortGrid
        cohorts={cohorts}
        caption={t(`caption.${measure}`)}
        weigh={(cell, row) => shareOf(cell, row, measure)}
        figure={(cell, row) => <bdi>{figureOf(cell, row, { measure, currency, prefs })}</bdi>}
        prefs={prefs}
      />
    </Panel>
  );
}

function Choices({
  measure,
  measures,
  channels,
  channelId,
  location,
}: Omit<Props, 'cohorts' | 'currency' | 'prefs'>) {
  const t = useTranslations('insights.cohorts');
  return (
    <div className="mb-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
      <ChoiceLinks
        label={t('show')}
        options={measures.map((one) => ({
          key: one,
          name: t(`measure.${one}`),
          href: hrefWith(location, { measure: one }),
          isOn: one === measure,
        }))}
      />
      <ChoiceLinks
        label={t('channel')}
        options={[{ id: null, name: t('allChannels') }, ...channels].map(({ id, name }) => ({
          key: id ?? 'all',
          name,
          href: hrefWith(location, { channel: id }),
          isOn: id === channelId,
        }))}
      />
    </div>
  );
}

/** What the colour goes by: the share that came back, or the money for each person of the cohort. */
function shareOf(cell: CohortMonth, { customers }: Cohort, measure: CohortMeasure): number {
  if (customers === 0) return 0;
  if (measure === 'retention') return cell.buyers / customers;
  return ((measure === 'sales' ? cell.netMinor : cell.cm2Minor) ?? 0) / customers;
}

function figureOf(
  cell: CohortMonth,
  { customers }: Cohort,
  { measure, currency, prefs }: { measure: CohortMeasure; currency: string; prefs: Prefs },
): string {
  if (customers === 0) return '–';
  if (measure === 'retention') return formatPercent(cell.buyers / customers, prefs);
  return formatMoney((measure === 'sales' ? cell.netMinor : cell.cm2Minor) ?? 0, currency, prefs, 'compact');
}
