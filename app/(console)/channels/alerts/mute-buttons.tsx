'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { mute } from './actions.ts';

const DAY_HOURS = 24;
const WEEK_HOURS = 7 * DAY_HOURS;

/** Silences a rule for a day or a week, or lets it tell again. */
export function MuteButtons({ ruleId, isMuted }: { ruleId: string; isMuted: boolean }) {
  const t = useTranslations('alerts.do');
  const { run, isPending, failure } = useAction(mute, () => notify(t(isMuted ? 'unmuted' : 'muted')));
  const send = (hours: number | null) => run({ ruleId, hours });
  return (
    <span className="flex flex-wrap items-center gap-2">
      {isMuted ? (
        <Button size="small" disabled={isPending} onClick={() => send(null)}>
          {t('unmute')}
        </Button>
      ) : (
        <>
          <Button size="small" disabled={isPending} onClick={() => send(DAY_HOURS)}>
            {t('mute')}
          </Button>
          <Button size="small" disabled={isPending} onClick={() => send(WEEK_HOURS)}>
            {t('muteWeek')}
          </Button>
        </>
      )}
      <FailureNote failure={failure} />
    </span>
  );
}
