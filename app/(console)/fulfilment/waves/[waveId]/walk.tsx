'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ScanField, type ScanResult } from '#components/form/scan-field.tsx';
import { signalScan } from '#components/form/scan-field-sound.ts';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { WaveTask } from '#domains/fulfilment/picking/get-wave.ts';
import type { Scanned } from '#domains/orders/picking/scan-item.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { finishWave } from '../../actions.ts';
import { useRefusals } from '../../use-refusals.ts';
import { type Refused, sendScan } from './send-scan.ts';
import { TaskCard } from './task-card.tsx';

// What nobody has asked for yet is not loaded with the page.
const ShortDialog = dynamic(() => import('./short-dialog.tsx').then((file) => file.ShortDialog));

type Props = {
  waveId: string;
  locationId: string;
  isOpen: boolean;
  mayPick: boolean;
  tasks: readonly WaveTask[];
};

/** Takes scans of a walk: each is sent at once, and what the server counted is shown. */
export function Walk({ waveId, locationId, isOpen, mayPick, tasks }: Props) {
  const t = useTranslations('fulfilment.walk');
  const router = useRouter();
  const refusal = useRefusals();
  const words = useVerdicts();
  // What scans said since the page was read; the page's own figures win as soon as they are further on.
  const [counted, setCounted] = useState<Readonly<Record<string, number>>>({});
  const [verdict, setVerdict] = useState<ScanResult | null>(null);
  const [missing, setMissing] = useState<WaveTask | null>(null);
  const { run, isPending, failure } = useAction(finishWave, () => router.refresh());

  async function scan(what: Parameters<typeof sendScan>[1]): Promise<ScanResult> {
    const answer = await sendScan(waveId, what);
    if ('reason' in answer) return words.refused(answer, 'code' in what ? what.code : '');
    setCounted((now) => ({ ...now, [answer.taskId]: answer.pickedQuantity }));
    if (answer.outcome !== 'counted') router.refresh();
    return words.scanned(answer);
  }

  async function takeAll(task: WaveTask) {
    const left = task.quantity - pickedOf(task, counted);
    const result = await scan({ taskId: task.id, quantity: left });
    signalScan(result.tone);
    setVerdict(result);
  }

  return (
    <div className="flex flex-col gap-4">
      {isOpen && mayPick ? (
        <ScanField
          label={t('scan')}
          submit={t('count')}
          onScan={(code) => {
            setVerdict(null);
            return scan({ code });
          }}
        />
      ) : null}
      {verdict ? <p role="status">{verdict.text}</p> : null}
      {isOpen ? null : (
        <Banner
          tone="ok"
          title={t('done')}
          action={
            <LinkButton look="primary" href={`/fulfilment?location=${locationId}&stage=pack`}>
              {t('toPack')}
            </LinkButton>
          }
        >
          {t('doneHint')}
        </Banner>
      )}
      <ul aria-label={t('tasks')} className="flex flex-col gap-3">
        {toDoFirst(tasks).map((task) => (
          <TaskCard
            key={task.id}
            task={{ ...task, pickedQuantity: pickedOf(task, counted) }}
            mayPick={isOpen && mayPick}
            onTakeAll={() => void takeAll(task)}
            onMissing={() => setMissing(task)}
          />
        ))}
      </ul>
      <FailureNote failure={failure} words={refusal(failure)} />
      {isOpen && mayPick ? (
        <Button size="large" disabled={isPending} onClick={() => run({ waveId })}>
          {t('end')}
        </Button>
      ) : null}
      {missing ? <ShortDialog task={missing} onClose={() => setMissing(null)} /> : null}
    </div>
  );
}

/** What is done sinks to the end, so that the next shelf is always at the top. */
function toDoFirst(tasks: readonly WaveTask[]): WaveTask[] {
  const isOpen = (task: WaveTask) => task.status === 'open';
  return [...tasks.filter(isOpen), ...tasks.filter((task) => !isOpen(task))];
}

function pickedOf(task: WaveTask, counted: Readonly<Record<string, number>>): number {
  return Math.max(task.pickedQuantity, counted[task.id] ?? 0);
}

/** What a scan says to its picker. */
function useVerdicts() {
  const t = useTranslations('fulfilment.walk');
  const prefs = usePrefs();
  const named = (title: string) => () => <UserText>{title}</UserText>;
  return {
    scanned: ({ outcome, title, pickedQuantity, quantity, box }: Scanned): ScanResult => {
      const values = {
        name: named(title),
        picked: formatNumber(pickedQuantity, prefs),
        quantity: formatNumber(quantity, prefs),
        box: formatNumber(box, prefs),
      };
      if (outcome === 'notWanted') return { tone: 'tooMany', text: t.rich('notWanted', values) };
      return { tone: 'right', text: t.rich(outcome, values) };
    },
    refused: ({ reason, title }: Refused, code: string): ScanResult => ({
      tone: reason === 'tooMany' ? 'tooMany' : 'unknown',
      text: t.rich(reason, { name: named(title), code: () => <Ltr>{code}</Ltr> }),
    }),
  };
}
