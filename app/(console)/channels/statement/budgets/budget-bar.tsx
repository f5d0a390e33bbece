import { useTranslations } from 'next-intl';
import { hrefWith } from '#components/table/list-location.ts';
import { ViewTabs } from '#components/table/view-tabs.tsx';
import { BUDGET_DIMENSIONS } from '#domains/analytics/statement/budgets/budget-dimensions.ts';
import { BUDGET_LINES } from '#domains/analytics/statement/budgets/budget-lines.ts';
import { periodNameOf, readStatementPeriod } from '#domains/analytics/statement/statement-period.ts';
import type { Calendar, Prefs } from '#lib/format/prefs.ts';
import { addDays } from '#lib/time.ts';
import { CompareChoice } from '../../compare-choice.tsx';
import { periodWords } from '../period-words.ts';
import type { BudgetChoice } from './read-budget-choice.ts';

const AROUND = { month: 12, year: 2 } as const;

type Props = { choice: BudgetChoice; today: string; calendar: Calendar; prefs: Prefs };

/** Whose budgets, of which month or year, and in which lines; all of it in the address. */
export function BudgetBar({ choice, today, calendar, prefs }: Props) {
  const t = useTranslations('statement');
  const tLine = useTranslations('metrics');
  const { by, line, shown, location } = choice;
  const views = BUDGET_DIMENSIONS.map((name) => ({
    id: name,
    name: name === 'total' ? t('all') : t(`by.${name}`),
    href: hrefWith(location, { by: name, q: null }),
    isCurrent: name === by,
  }));
  const shapes = [
    { value: '', label: t('budget.allLines'), href: hrefWith(location, { line: null }) },
    ...BUDGET_LINES.map((name) => ({
      value: name,
      label: t('budget.overYear', { line: tLine(`${name}.name`) }),
      href: hrefWith(location, { line: name }),
    })),
  ];
  const periods = offerPeriods(choice, today, calendar).map((one) => ({
    value: one.at ?? '',
    label: periodWords(one, prefs, t),
    href: hrefWith(location, { at: one.at }),
  }));
  return (
    <>
      <ViewTabs views={views} />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <CompareChoice label={t('budget.show')} value={line ?? ''} options={shapes} />
        <CompareChoice
          label={t(line ? 'shape.year' : 'budget.month')}
          value={shown.at ?? ''}
          options={periods}
        />
      </div>
    </>
  );
}

/** Those ahead first, then this one and those before; the one that is shown is always among them. */
function offerPeriods({ line, shown }: BudgetChoice, today: string, calendar: Calendar) {
  const shape = line ? 'year' : 'month';
  const read = (at: string) => readStatementPeriod({ at }, today, calendar);
  const here = read(periodNameOf(shape, today, calendar));
  const ahead = [here];
  const before = [here];
  for (let step = 0; step < AROUND[shape]; step++) {
    const next = addDays(ahead.at(-1)?.period.to ?? today, 1);
    ahead.push(read(periodNameOf(shape, next, calendar)));
    const earlier = before.at(-1)?.before;
    if (earlier) before.push(read(earlier));
  }
  const offered = [...ahead.slice(1).reverse(), ...before];
  return offered.some(({ at }) => at === shown.at) ? offered : [...offered, shown];
}
