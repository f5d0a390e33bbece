import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import type { WalkFinding } from '#domains/analytics/effort/walks/list-findings.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { FindingCheck } from './finding-check.tsx';

type Props = { findings: readonly WalkFinding[]; mayWrite: boolean; prefs: Prefs; linksToWalk?: boolean };

/** What walks found: by whom and until when it is to be put right, and whether it is. */
export function FindingList({ findings, mayWrite, prefs, linksToWalk = false }: Props) {
  const t = useTranslations('effort.walk');
  const words = {
    done: t('done'),
    finished: t('finished'),
    reopen: t('reopen'),
    reopened: t('reopened'),
    failed: t('failed'),
  };
  return (
    <ul aria-label={t('findings')} className="flex flex-col">
      {findings.map((finding) => (
        <li
          key={finding.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0"
        >
          <div className="min-w-0">
            <p className={`break-words ${finding.isDone ? 'text-quiet line-through' : ''}`}>
              <UserText>{finding.title}</UserText>
            </p>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
              {linksToWalk ? (
                <Link
                  href={asRoute(`/channels/walks/${finding.walkId}`)}
                  className="text-accent hover:underline"
                >
                  <UserText>{finding.channelName}</UserText>
                </Link>
              ) : null}
              <Who finding={finding} />
              {finding.dueOn && !finding.isDone ? (
                <bdi>{t('dueBy', { day: formatBusinessDate(finding.dueOn, prefs) })}</bdi>
              ) : null}
              {finding.isLate ? <Badge tone="warn">{t('late')}</Badge> : null}
            </p>
          </div>
          {mayWrite ? <FindingCheck findingId={finding.id} isDone={finding.isDone} words={words} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Who({ finding: { isDone, doneBy, assignee } }: { finding: WalkFinding }) {
  const t = useTranslations('effort.walk');
  if (isDone) return <bdi>{t('doneBy', { name: doneBy ?? '' })}</bdi>;
  return assignee ? <UserText>{assignee}</UserText> : <span>{t('nobody')}</span>;
}
