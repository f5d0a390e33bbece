import { useTranslations } from 'next-intl';
import type { Annotation } from '#domains/analytics/board/annotations/list-annotations.ts';
import { lengthOf, type Period } from '#domains/analytics/period.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { daysBetween } from '#lib/time.ts';
import { sayAnnotation } from './say-annotation.ts';

const LANES = 4;
const LANE_REM = 1.375;
const FULL = 100;
const LEAST_PERCENT = 1.5;
/** Narrower marks have no room for a word. */
const WORD_PERCENT = 3;
const LOOKS = {
  campaign: 'bg-ok/25 border-ok',
  outage: 'bg-bad/25 border-bad',
  holiday: 'bg-neutral-5 border-neutral-8',
  note: 'bg-neutral-3 border-neutral-7',
} as const;

type Props = { annotations: readonly Annotation[]; period: Period; prefs: Prefs };

/** Marks over the days of the chart above. Time runs left to right in every language; the words stand in the list below. */
export function AnnotationStrip({ annotations, period, prefs }: Props) {
  const t = useTranslations('board.notes');
  const names = useTranslations('holidays');
  if (annotations.length === 0) return null;
  const lanes = placeInLanes(annotations, period);
  const height = Math.max(...lanes.map(({ lane }) => lane)) + 1;
  return (
    <div
      dir="ltr"
      className="relative ms-[84px] me-2"
      style={{ height: `${height * LANE_REM}rem` }}
      data-annotation-strip
    >
      {lanes.map(({ annotation, lane, from, width }) => {
        const text = sayAnnotation(annotation, names);
        return (
          <span
            key={annotation.id}
            title={`${t(`kinds.${annotation.kind}`)} · ${formatBusinessDate(annotation.startsOn, prefs)} – ${formatBusinessDate(annotation.endsOn, prefs)} · ${text}`}
            className={`absolute truncate rounded-sm border-s-2 px-1 text-xs leading-5 ${LOOKS[annotation.kind]}`}
            style={{ left: `${from}%`, width: `${width}%`, top: `${lane * LANE_REM}rem` }}
          >
            {width < WORD_PERCENT ? null : <bdi>{text}</bdi>}
          </span>
        );
      })}
    </div>
  );
}

/** Where each mark lies; marks that overlap lie under one another, and what finds no room in the last lane. */
function placeInLanes(annotations: readonly Annotation[], period: Period) {
  const ends: number[] = [];
  const days = lengthOf(period);
  return annotations.map((annotation) => {
    const first = Math.max(0, daysBetween(period.from, annotation.startsOn));
    const last = Math.min(days - 1, daysBetween(period.from, annotation.endsOn));
    const free = ends.findIndex((end) => end < first);
    const lane = free >= 0 ? free : Math.min(ends.length, LANES - 1);
    ends[lane] = last;
    const from = (first / days) * FULL;
    const width = Math.max(LEAST_PERCENT, ((last - first + 1) / days) * FULL);
    return { annotation, lane, from, width: Math.min(width, FULL - from) };
  });
}
