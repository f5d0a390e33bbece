import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import type { LastChange } from '#domains/parity/drifts/find-last-change.ts';
import type { DriftRow } from '#domains/parity/drifts/list-drifts.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { DriftSide } from '../drift-side.tsx';

/** The jobs that look at channels; what they saw was told by nobody. */
const OWN_JOBS = new Set(['read-listings', 'push-corrections']);

type Props = { drift: DriftRow; side: 'theirs' | 'ours'; change: LastChange; now: Date; prefs: Prefs };

/** One side of a drift: what it says, and who changed it last. */
export function SidePanel({ drift, side, change, now, prefs }: Props) {
  const t = useTranslations('parity.drift');
  const isRight = drift.endedAt === null && drift.suggestion.right === (side === 'ours' ? 'book' : 'channel');
  const stats = [
    {
      name: t('changed'),
      value: change ? <TimeAgo at={change.at} now={now} prefs={prefs} /> : t('unknownTime'),
    },
    {
      name: t(side === 'ours' ? 'changedBy' : 'toldBy'),
      value: OWN_JOBS.has(change?.by ?? '') ? (
        t('ownReading')
      ) : change?.by ? (
        <UserText>{change.by}</UserText>
      ) : (
        '–'
      ),
    },
    ...(side === 'theirs' && drift.readAt
      ? [{ name: t('readAt'), value: <TimeAgo at={drift.readAt} now={now} prefs={prefs} /> }]
      : []),
  ];
  return (
    <Panel
      title={side === 'ours' ? t('book') : drift.channelName}
      action={isRight ? <Badge tone="accent">{t(`because.${drift.suggestion.because}`)}</Badge> : null}
    >
      <div className="mb-3 text-md font-medium [&_.line-clamp-2]:line-clamp-none">
        <DriftSide drift={drift} side={side} prefs={prefs} />
      </div>
      <StatRow stats={stats} />
      {side === 'theirs' && drift.url ? (
        <a
          href={drift.url}
          target="_blank"
          rel="noreferrer noopener"
          className="mt-3 inline-block text-accent underline"
        >
          {t('seeThere')}
        </a>
      ) : null}
    </Panel>
  );
}
