import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import type { JourneyMoment, JourneyStory as Story } from '#domains/analytics/effort/read-journey.ts';
import type { Finding } from '#domains/analytics/effort/rule/journey.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Minutes } from '../minutes.tsx';

/** Moment by moment what happened, and beside it the minutes that it cost. */
export function JourneyStory({ journey, prefs }: { journey: Story; prefs: Prefs }) {
  const t = useTranslations('effort.journey');
  return (
    <ol aria-label={t('title')} className="flex flex-col rounded-md border border-line bg-surface">
      {journey.moments.map((moment) => (
        <li
          key={moment.key}
          className="flex flex-col gap-1 border-b border-line px-4 py-2.5 last:border-b-0 sm:flex-row sm:items-baseline sm:gap-4"
        >
          <span className="w-44 shrink-0 text-sm text-quiet">
            <Time at={new Date(moment.at)} prefs={prefs} />
          </span>
          <MomentWords moment={moment} />
          <span className="flex flex-wrap gap-2 sm:ms-auto">
            {moment.findings.map((finding) => (
              <FindingMark
                key={`${finding.step} ${finding.kind} ${finding.seconds}`}
                finding={finding}
                prefs={prefs}
              />
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

function MomentWords({ moment }: { moment: JourneyMoment }) {
  const t = useTranslations('effort.moment');
  const key = moment.fact && t.has(moment.fact as 'failedPayment') ? moment.fact : moment.kind;
  return (
    <span className="min-w-0">
      {t.has(key as 'placed') ? t(key as 'placed') : t('event')}
      {moment.channelName ? (
        <span className="text-quiet">
          {' '}
          · <UserText>{moment.channelName}</UserText>
        </span>
      ) : null}
      {moment.said ? (
        <span className="line-clamp-3 text-sm text-quiet">
          <UserText>{moment.said}</UserText>
        </span>
      ) : null}
    </span>
  );
}

function FindingMark({ finding, prefs }: { finding: Finding; prefs: Prefs }) {
  const t = useTranslations('effort');
  return (
    <Badge tone="warn">
      {t(`step.${finding.step}`)} · {t(`kind.${finding.kind}`)} ·{' '}
      <Minutes value={finding.seconds / 60} prefs={prefs} />
      {finding.isMeasured ? null : <span className="text-quiet">{t('standard')}</span>}
    </Badge>
  );
}
