import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day } from '#components/ui/figures.tsx';
import type { Annotation } from '#domains/analytics/board/annotations/list-annotations.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const TONES = { campaign: 'ok', outage: 'bad', holiday: 'neutral', note: 'neutral' } as const;

type Props = { annotation: Annotation; prefs: Prefs; children: ReactNode };

/** One annotation in words, with what can be done to it. */
export function AnnotationRow({ annotation, prefs, children }: Props) {
  const t = useTranslations('board.notes');
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1">
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
      {children}
    </li>
  );
}
