import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { Panel } from '#components/ui/panel.tsx';
import type { Annotation } from '#domains/analytics/board/annotations/list-annotations.ts';
import type { Period } from '#domains/analytics/period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { AddAnnotation, AnnotationTools } from './annotation-buttons.tsx';
import type { NotedChannel } from './annotation-form.tsx';
import { AnnotationRow } from './annotation-row.tsx';
import { HolidayList } from './holiday-list.tsx';

type Props = {
  annotations: readonly Annotation[];
  channels: readonly NotedChannel[];
  today: string;
  mayWrite: boolean;
  prefs: Prefs;
};

/** What happened on the days of the period: the same marks as over the chart, in words. */
export function AnnotationPanel({ annotations, channels, today, mayWrite, prefs }: Props) {
  const t = useTranslations('board.notes');
  const told = annotations.filter(({ holiday }) => holiday === null);
  return (
    <div className="mb-6">
      <Panel
        title={t('title')}
        action={
          mayWrite ? (
            <span data-no-print>
              <AddAnnotation channels={channels} today={today} />
            </span>
          ) : undefined
        }
      >
        {told.length === 0 ? (
          <p className="text-sm text-quiet">{t('none')}</p>
        ) : (
          <ol className="-my-1">
            {told.map((annotation) => (
              <AnnotationRow key={annotation.id} annotation={annotation} prefs={prefs}>
                {mayWrite ? (
                  <AnnotationTools annotation={annotation} channels={channels} today={today} />
                ) : null}
              </AnnotationRow>
            ))}
          </ol>
        )}
        <Suspense>
          <HolidayList annotations={annotations} channels={channels} today={today} mayWrite={mayWrite} />
        </Suspense>
      </Panel>
    </div>
  );
}

/** The day that a new annotation begins with: today, or the last one that is shown. */
export function lastDayOf({ to }: Period, today: string): string {
  return to < today ? to : today;
}
