import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Annotation } from '#domains/analytics/board/annotations/list-annotations.ts';
import type { Period } from '#domains/analytics/period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { AddAnnotation, AnnotationTools } from './annotation-buttons.tsx';
import type { NotedChannel } from './annotation-form.tsx';

type Props = {
  annotations: readonly Annotation[];
  channels: readonly NotedChannel[];
  today: string;
  mayWrite: boolean;
  prefs: Prefs;
};

const TONES = { campaign: 'ok', outage: 'bad', holiday: 'neutral', note: 'neutral' } as const;

/** What happened on the days of the period: the same marks as over the chart, in words. */
export function AnnotationPanel({ annotations, channels, today, mayWrite, prefs }: Props) {
  const t = useTranslations('board.notes');
  return (
    <div className="mb-6">
      <Panel
        title={t('title')}
        action={mayWrite ? <AddAnnotation channels={channels} today={today} /> : undefined}
      >
        {annotations.length === 0 ? (
          <p className="text-sm text-quiet">{t('none')}</p>
        ) : (
          <ol className="-my-1">
            {annotations.map((annotation) => (
              <li key={annotation.id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1">
                <Badge tone={TONES[annotation.kind]}>{t(`kinds.${annotation.kind}`)}</Badge>
                <span className="text-sm text-quiet">
                  <Day on={annotation.startsOn} prefs={prefs} />
                  {annotation.endsOn === annotation.startsOn ? null : (
                    <>
                      {' – '}
                      <Day on={annotation.endsOn} prefs={prefs} />
                    </>
                  )}
                </span>
                <span className="min-w-40 flex-1">
                  <UserText>{annotation.text}</UserText>
                </span>
                <span className="text-sm text-quiet">
                  <bdi>{annotation.channelName ?? t('all')}</bdi>
                </span>
                {mayWrite ? (
                  <AnnotationTools annotation={annotation} channels={channels} today={today} />
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </Panel>
    </div>
  );
}

/** The day that a new annotation begins with: today, or the last one that is shown. */
export function lastDayOf({ to }: Period, today: string): string {
  return to < today ? to : today;
}
