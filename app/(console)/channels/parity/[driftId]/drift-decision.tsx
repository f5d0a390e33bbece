import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day, TimeAgo } from '#components/ui/figures.tsx';
import type { DriftRow } from '#domains/parity/drifts/list-drifts.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { StateMark } from '../drift-marks.tsx';

/** Where a drift stands, since when, and who decided what about it. */
export function DriftDecision({ drift, now, prefs }: { drift: DriftRow; now: Date; prefs: Prefs }) {
  const t = useTranslations('parity.drift');
  return (
    <div className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-quiet">
      <StateMark state={drift.endedAt ? 'gone' : drift.state} />
      <span>
        {t('since')} <TimeAgo at={drift.openedAt} now={now} prefs={prefs} />
      </span>
      {drift.endedAt ? (
        <span>
          {t('ended')} <TimeAgo at={drift.endedAt} now={now} prefs={prefs} />
        </span>
      ) : null}
      {drift.decidedBy ? (
        <span>
          {t('decidedBy')} <UserText>{drift.decidedBy}</UserText>
        </span>
      ) : null}
      {drift.correctedIn ? <span>{t(`correctedIn.${drift.correctedIn}`)}</span> : null}
      {drift.reason ? (
        <span>
          {t('reason')} <UserText>{drift.reason}</UserText>
        </span>
      ) : null}
      {drift.acceptedUntil ? (
        <span>
          {t('until')} <Day on={drift.acceptedUntil} prefs={prefs} />
        </span>
      ) : null}
    </div>
  );
}
