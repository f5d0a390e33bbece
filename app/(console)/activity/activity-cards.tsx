import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import type { ActivityRow } from '#domains/analytics/activity/list-activity.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { useActivityWords } from './activity-names.ts';
import { describeSummary } from './describe-summary.ts';

type Props = { rows: readonly ActivityRow[]; now: Date; prefs: Prefs };

/** The lines of the log on a phone: a card a line, the whole of it to be pressed. */
export function ActivityCards({ rows, now, prefs }: Props) {
  const t = useTranslations('activity');
  const { nameOfActor, nameOfVerb, nameOfSubject } = useActivityWords();
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {rows.map((row) => {
        const summary = describeSummary(row.summary);
        return (
          <li key={row.id}>
            <Link
              href={asRoute(`/activity/${row.id}`)}
              prefetch={false}
              className="flex flex-col gap-1 rounded-md border border-line bg-surface p-3"
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 truncate font-medium">{nameOfVerb(row.verb)}</span>
                <span className="shrink-0 text-sm text-quiet">
                  <TimeAgo at={row.at} now={now} prefs={prefs} />
                </span>
              </span>
              <span className="text-sm text-quiet">
                <UserText>{nameOfActor(row)}</UserText> · {nameOfSubject(row.subjectKind)}
              </span>
              {summary ? <Ltr className="truncate text-sm text-quiet">{summary}</Ltr> : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
