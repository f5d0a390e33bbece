import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { isCalendarHidden } from '#domains/analytics/board/annotations/holidays/list-holidays.ts';
import type { Annotation } from '#domains/analytics/board/annotations/list-annotations.ts';
import { can } from '#domains/team/can.ts';
import { hasMoon, knowsHolidays, knowsMoon } from '#lib/holidays/public-holidays.ts';
import { countryName } from '../../orders/country-name.tsx';
import type { NotedChannel } from './annotation-form.tsx';
import { AnnotationRow } from './annotation-row.tsx';
import { HideCalendar, HolidayTools, ShowCalendar } from './holiday-buttons.tsx';
import { sayAnnotation } from './say-annotation.ts';

/** What stands for the country of a business that has not said where it is. */
const NO_COUNTRY = 'ZZ';

type Props = {
  annotations: readonly Annotation[];
  channels: readonly NotedChannel[];
  today: string;
  mayWrite: boolean;
};

/** The public holidays of the days that are shown, from the calendar of the business's country, and what hides them. */
export async function HolidayList({ annotations, channels, today, mayWrite }: Props) {
  const [t, { ctx, prefs, business }] = await Promise.all([getTranslations('holidays'), requireSession()]);
  if (business.country === NO_COUNTRY) return <Note>{t('noCountry')}</Note>;
  const country = countryName(business.country, prefs);
  if (!knowsHolidays(business.country)) return <Note>{t('unknown', { country })}</Note>;
  const mayHide = can(ctx.actor, 'settings.write');
  const holidays = annotations.flatMap((one) => (one.holiday ? [{ ...one, holiday: one.holiday }] : []));
  if (holidays.length === 0) {
    if (!mayHide || !(await isCalendarHidden(ctx, business.country))) return null;
    return (
      <div className="mt-3">
        <ShowCalendar label={t('showAll')} />
      </div>
    );
  }
  const notes = [
    ...(hasMoon(business.country) ? [t('moves')] : []),
    ...(knowsMoon(business.country, { from: today, to: today }) ? [] : [t('moonUnknown')]),
  ];
  return (
    <details className="mt-3 border-t border-line pt-2">
      <summary className="min-h-11 cursor-pointer content-center">
        {t('title', { count: holidays.length })}{' '}
        <span className="text-sm text-quiet">· {t('from', { country })}</span>
      </summary>
      <ol>
        {holidays.map((one) => {
          const text = sayAnnotation(one, t);
          const annotation = { ...one, text };
          return (
            <AnnotationRow key={one.id} annotation={annotation} prefs={prefs}>
              {mayWrite ? (
                <HolidayTools
                  annotation={annotation}
                  holiday={{ key: one.holiday.key, day: one.startsOn }}
                  channels={channels}
                  today={today}
                  words={{ hide: t('hide', { name: text }), hidden: t('hidden') }}
                />
              ) : null}
            </AnnotationRow>
          );
        })}
      </ol>
      {notes.map((note) => (
        <Note key={note}>{note}</Note>
      ))}
      {mayHide ? (
        <div className="mt-2">
          <HideCalendar label={t('hideAll')} />
        </div>
      ) : null}
    </details>
  );
}

function Note({ children }: { children: string }) {
  return <p className="mt-2 text-sm text-quiet">{children}</p>;
}
