'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { useLiveData } from '#components/shell/use-live-data.ts';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Progress } from '#components/ui/progress.tsx';
import type { Replay } from '#domains/fulfilment/replay/get-replay.ts';
import type { RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { goOnTrying, readTrial, stopTrial, tryRules } from './actions.ts';

const USUAL_DAYS = 28;
const EVERY_MS = 2_000;

type State = Pick<Replay, 'id' | 'status' | 'ordersDone' | 'ordersTotal'>;

/** Tries the draft on past orders; `children` is the report of the last trial. */
export function TrialPanel(props: { rules: RoutingRules; last: State | null; children: ReactNode }) {
  const { rules, last, children } = props;
  const t = useTranslations('routing.trial');
  const prefs = usePrefs();
  const [days, setDays] = useState(toLocaleDigits(String(USUAL_DAYS), prefs.digits));
  const begin = useAction(tryRules, () => undefined);
  const goOn = useAction(goOnTrying, () => undefined);
  const parsed = parseInteger(days);
  const isRunning = last?.status === 'running';
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col gap-4">
        <p className="text-quiet">{t('hint')}</p>
        <FailureNote failure={begin.failure ?? goOn.failure} />
        <div className="flex items-end gap-3">
          <div className="w-28">
            <NumberField label={t('days')} value={days} onChange={(event) => setDays(event.target.value)} />
          </div>
          <Button
            look="primary"
            disabled={begin.isPending || isRunning || !parsed.ok}
            onClick={() => (parsed.ok ? begin.run({ rules, days: parsed.value }) : undefined)}
          >
            {t('start')}
          </Button>
        </div>
        {last && isRunning ? <Running first={last} /> : null}
        {last?.status === 'cancelled' || last?.status === 'failed' ? (
          <div className="flex flex-wrap items-center gap-3">
            <p>
              {last.status === 'failed'
                ? t('failed')
                : t('stopped', { done: formatNumber(last.ordersDone, prefs) })}
            </p>
            <Button disabled={goOn.isPending} onClick={() => goOn.run({ replayId: last.id })}>
              {t('goOn')}
            </Button>
          </div>
        ) : null}
        {isRunning ? null : children}
      </div>
    </Panel>
  );
}

/** How far the trial is, from the database; when it ends the page is read again. */
function Running({ first }: { first: State }) {
  const t = useTranslations('routing.trial');
  const prefs = usePrefs();
  const router = useRouter();
  const stop = useAction(stopTrial, () => undefined);
  const { data = first } = useLiveData({
    key: first.id,
    read: async (): Promise<State> => {
      const answer = await readTrial(null);
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.data ?? first;
    },
    first,
    everyMs: EVERY_MS,
  });
  useEffect(() => {
    if (data.status !== 'running') router.refresh();
  }, [data.status, router]);
  const total = data.ordersTotal ?? 0;
  const shown = { done: formatNumber(data.ordersDone, prefs), total: formatNumber(total, prefs) };
  return (
    <div className="flex flex-col gap-3">
      <FailureNote failure={stop.failure} />
      <Progress
        label={t('running')}
        value={total > 0 ? data.ordersDone / total : 0}
        text={total > 0 ? t('progress', shown) : ''}
      />
      <Button
        className="self-start"
        disabled={stop.isPending}
        onClick={() => stop.run({ replayId: first.id })}
      >
        {t('stop')}
      </Button>
    </div>
  );
}
