import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Day, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Actor } from '#domains/context.ts';
import type { PeriodRow, Periods } from '#domains/money/periods/list-periods.ts';
import { type ClosablePeriod, calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { can } from '#domains/team/can.ts';
import { monthOf } from '#lib/calendar.ts';
import { formatMonth } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CloseButton, ReopenButton } from './close-buttons.tsx';
import { daysWords } from './period-words.ts';

type Props = { periods: Periods; actor: Actor; calendar: 'gregorian' | 'jalali'; prefs: Prefs };

/** How far the books are closed, the month that may be closed next, and who closed which. */
export function ClosedMonths({ periods, actor, calendar, prefs }: Props) {
  const t = useTranslations('statement.books');
  const { closedUntil, next, rows } = periods;
  const latest = rows.find((row) => row.reopenedAt === null && row.to === closedUntil);
  const nameOf = (period: ClosablePeriod) => monthName(period, calendar, prefs);
  return (
    <div data-no-print>
      <Panel
        title={t('title')}
        action={
          next && can(actor, 'period.close') ? (
            <CloseButton toDay={next.to} name={nameOf(next)} isFirst={closedUntil === null} />
          ) : null
        }
      >
        <p className="flex items-center gap-2">
          <Lock aria-hidden className="size-4 shrink-0 text-quiet" />
          <span>
            {closedUntil === null
              ? t('open')
              : t.rich('until', { day: () => <Day on={closedUntil} prefs={prefs} /> })}
          </span>
        </p>
        {rows.length > 0 ? (
          <ul className="mt-3 flex flex-col">
            {rows.map((row) => (
              <Closing key={row.id} row={row} name={nameOf(row)} prefs={prefs}>
                {row.id === latest?.id && can(actor, 'period.reopen') ? (
                  <ReopenButton periodId={row.id} name={nameOf(row)} />
                ) : null}
              </Closing>
            ))}
          </ul>
        ) : null}
      </Panel>
    </div>
  );
}

function Closing({
  row,
  name,
  prefs,
  children,
}: {
  row: PeriodRow;
  name: string;
  prefs: Prefs;
  children: React.ReactNode;
}) {
  const t = useTranslations('statement.books');
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className="font-medium">{name}</bdi>
          <Badge tone={row.reopenedAt ? 'warn' : 'ok'}>{t(row.reopenedAt ? 'reopened' : 'closed')}</Badge>
        </p>
        <p className="text-sm text-quiet">
          <bdi>{row.closedBy}</bdi> · <Time at={row.closedAt} prefs={prefs} />
          {row.note ? (
            <>
              {' · '}
              <bdi>{row.note}</bdi>
            </>
          ) : null}
        </p>
        {row.reopenedAt ? (
          <p className="text-sm text-quiet">
            {t('reopenedBy')} <bdi>{row.reopenedBy}</bdi> · <Time at={row.reopenedAt} prefs={prefs} /> ·{' '}
            <bdi>{row.reopenReason}</bdi>
          </p>
        ) : null}
      </div>
      {children}
    </li>
  );
}

/** A whole month by its name, in the calendar of the business; a rest of one by its days. */
function monthName(period: ClosablePeriod, calendar: Props['calendar'], prefs: Prefs): string {
  const own = calendarOfBooks(calendar);
  if (monthOf(period.from, own).from !== period.from || monthOf(period.to, own).from !== period.from)
    return daysWords(period, prefs);
  return formatMonth(new Date(`${period.from}T12:00:00Z`), { ...prefs, calendar: own, timeZone: 'UTC' });
}
