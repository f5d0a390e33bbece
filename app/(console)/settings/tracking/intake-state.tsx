import { useTranslations } from 'next-intl';
import { Count } from '#components/ui/figures.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import type { IntakeState } from '#domains/marketing/tracking/sources/list-sources.ts';
import { formatRelative } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Whether the way in keeps up, and what was refused at the door. */
export function IntakeStateRow({ intake, now, prefs }: { intake: IntakeState; now: Date; prefs: Prefs }) {
  const t = useTranslations('tracking.state');
  const { waiting, waitingSince, forged, toRepair } = intake;
  const since = waitingSince
    ? t('waitingSince', { when: formatRelative(waitingSince, now, prefs) })
    : t('nothingWaits');
  return (
    <StatRow
      stats={[
        {
          name: t('waiting'),
          value: (
            <>
              <Count value={waiting} prefs={prefs} /> <span className="text-quiet">· {since}</span>
            </>
          ),
        },
        { name: t('toRepair'), value: <Count value={toRepair} prefs={prefs} /> },
        { name: t('forged'), value: <Count value={forged} prefs={prefs} /> },
      ]}
    />
  );
}
