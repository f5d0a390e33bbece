import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Definition } from '#components/ui/definition.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Cohort, CohortMonth } from '#domains/analytics/retention/list-cohorts.ts';
import { monthOf } from '#lib/calendar.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TOUCH_BUTTON } from '../_cards/touch-links.ts';
import { ChoiceLinks } from './choice-links.tsx';
import { CohortGrid } from './cohort-grid.tsx';
import { cohortPeople } from './people-behind.ts';
import type { Asked, Measure } from './read-asked.ts';

type Props = {
  cohorts: readonly Cohort[];
  asked: Asked;
  location: ListLocation;
  mayOpen: boolean;
  currency: string;
  prefs: Prefs;
};

/** Customers by the month of their first order, and what they did in each month since; a cell leads to the people in it. */
export function CohortPanel({ cohorts, asked, location, mayOpen, currency, prefs }: Props) {
  const t = useTranslations('retention.cohorts');
  const { measure, measures } = asked;
  return (
    <Panel
      title={t('title')}
      action={
        <span className={TOUCH_BUTTON}>
          <Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />
        </span>
      }
    >
      <div className="mb-3 text-sm">
        <ChoiceLinks
          label={t('show')}
          options={measures.map((one) => ({
            key: one,
            name: t(`measure.${one}`),
            href: hrefWith(location, { measure: one }),
            isOn: one === measure,
          }))}
        />
      </div>
      <CohortGrid
        cohorts={cohorts}
        caption={t(`caption.${measure}`)}
        weigh={(cell, row) => weigh(cell, row, measure)}
        figure={(cell, row) => <Figure cell={cell} row={row} {...{ asked, mayOpen, currency, prefs }} />}
        prefs={prefs}
      />
    </Panel>
  );
}

type FigureProps = Omit<Props, 'cohorts' | 'location'> & { cell: CohortMonth; row: Cohort };

function Figure({ cell, row, asked, mayOpen, currency, prefs }: FigureProps) {
  const { measure } = asked;
  const value = figureOf(cell, row, measure);
  const text =
    measure === 'retention'
      ? formatPercent(value, prefs)
      : formatMoney(Math.round(value), currency, prefs, 'compact');
  if (!mayOpen || (cell.buyers === 0 && value === 0)) return <bdi>{text}</bdi>;
  const isSum = measure === 'netEach' || measure === 'cm2Each';
  const days = monthOf(cell.monthOn, prefs.calendar);
  const won = monthOf(row.cohortOn, prefs.calendar);
  return (
    <Link
      href={asRoute(
        cohortPeople({
          channelId: asked.channelId,
          won,
          days: isSum ? { from: won.from, to: days.to } : days,
        }),
      )}
      prefetch={false}
      className="hover:underline"
      data-buyers={cell.buyers}
    >
      <bdi>{text}</bdi>
    </Link>
  );
}

/** What the colour goes by: the share, or the money for each person of the cohort. */
function weigh(cell: CohortMonth, row: Cohort, measure: Measure): number {
  const value = figureOf(cell, row, measure);
  return measure === 'net' || measure === 'cm2' ? value / Math.max(1, row.customers) : value;
}

/** The figure of a cell; with “each”, everything since the first order by the customer of the cohort. */
function figureOf(cell: CohortMonth, { customers, months }: Cohort, measure: Measure): number {
  if (customers === 0) return 0;
  const money = (one: CohortMonth) => (measure.startsWith('net') ? one.netMinor : (one.cm2Minor ?? 0));
  if (measure === 'retention') return cell.buyers / customers;
  if (measure === 'net' || measure === 'cm2') return money(cell);
  return months.slice(0, cell.age + 1).reduce((sum, one) => sum + money(one), 0) / customers;
}
