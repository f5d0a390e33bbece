import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DateFilter } from '#components/table/date-filter.tsx';
import { hrefWith } from '#components/table/list-location.ts';
import { ViewTabs } from '#components/table/view-tabs.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { STATEMENT_DIMENSIONS } from '#domains/analytics/statement/statement-filter.ts';
import {
  periodNameOf,
  readStatementPeriod,
  STATEMENT_COMPARISONS,
  type StatementShape,
} from '#domains/analytics/statement/statement-period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CompareChoice } from '../compare-choice.tsx';
import { daysWords, periodWords } from './period-words.ts';
import type { StatementChoice } from './read-choice.ts';

const SHAPES = ['month', 'quarter', 'year'] as const;
const OFFERED: Record<StatementShape, number> = { month: 24, quarter: 12, year: 6, days: 12 };

type Props = { choice: StatementChoice; today: string; prefs: Prefs };

/** Which days, which columns, and what they stand against; all of it in the address. */
export function StatementBar({ choice, today, prefs }: Props) {
  const t = useTranslations('statement');
  const { by, days, comparison, against, location } = choice;
  const views = STATEMENT_DIMENSIONS.map((name) => ({
    id: name,
    name: t(`by.${name}`),
    href: hrefWith(location, { by: name }),
    isCurrent: name === by,
  }));
  const comparisons = STATEMENT_COMPARISONS.map((name) => ({
    value: name,
    label: t(`compare.${name}`),
    href: hrefWith(location, { compare: name }),
  }));
  return (
    <>
      <ViewTabs views={views} />
      <div data-no-print className="mb-3 flex flex-wrap items-center gap-2">
        <PeriodChoice choice={choice} today={today} prefs={prefs} />
        <DateFilter label={t('days')} />
        <CompareChoice label={t('compareWith')} value={comparison} options={comparisons} />
      </div>
      <p className="mb-3 text-sm text-quiet">
        <bdi>{daysWords(days.period, prefs)}</bdi>
        {against !== null && against !== 'budget' ? (
          <>
            {' '}
            {t('against')} <bdi>{daysWords(against, prefs)}</bdi>
          </>
        ) : null}
        {days.isRunning ? ` · ${t(against === 'budget' ? 'runsBudget' : 'runs')}` : null}
      </p>
    </>
  );
}

function PeriodChoice({ choice, today, prefs }: Props) {
  const t = useTranslations('statement');
  const { days, location } = choice;
  const at = (name: string | null) => hrefWith(location, { at: name, from: null, to: null });
  const shapes = SHAPES.map((shape) => {
    const [inside] = [days.period.to, today].sort();
    return {
      value: shape,
      label: t(`shape.${shape}`),
      href: at(periodNameOf(shape, inside ?? today, days.calendar)),
    };
  });
  const periods = offerPeriods(choice, today).map((offered) => ({
    value: offered.at ?? '',
    label: periodWords(offered, prefs, t),
    href: at(offered.at),
  }));
  const none = { value: '', label: t('shape.days'), href: hrefWith(location, {}) };
  return (
    <>
      <CompareChoice
        label={t('length')}
        value={days.shape === 'days' ? '' : days.shape}
        options={days.shape === 'days' ? [none, ...shapes] : shapes}
      />
      <div className="flex max-w-full items-center gap-2">
        {days.before ? (
          <LinkButton size="icon" href={at(days.before)} aria-label={t('before')} title={t('before')}>
            <ChevronLeft aria-hidden className="rtl:rotate-180" />
          </LinkButton>
        ) : null}
        {days.at ? <CompareChoice label={t('period')} value={days.at} options={periods} /> : null}
        {days.after ? (
          <LinkButton size="icon" href={at(days.after)} aria-label={t('after')} title={t('after')}>
            <ChevronRight aria-hidden className="rtl:rotate-180" />
          </LinkButton>
        ) : null}
      </div>
    </>
  );
}

/** The running period and those before it; the one that is shown is always among them. */
function offerPeriods({ days }: StatementChoice, today: string) {
  if (days.shape === 'days') return [];
  const newest = periodNameOf(days.shape, today, days.calendar);
  let next: string | null = newest;
  const offered: (typeof days)[] = [];
  while (next && offered.length < OFFERED[days.shape]) {
    const one = readStatementPeriod({ at: next }, today, days.calendar);
    offered.push(one);
    next = one.before;
  }
  return offered.some(({ at }) => at === days.at) ? offered : [...offered, days];
}
