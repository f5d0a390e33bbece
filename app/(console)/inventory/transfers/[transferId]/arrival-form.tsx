'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ScanField, type ScanResult } from '#components/form/scan-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { ConditionChoice } from '../../../purchasing/[purchaseOrderId]/receive/choices.tsx';
import {
  type AwaitedLine,
  addScan,
  type Condition,
  compare,
  countOf,
  findLine,
} from '../../../purchasing/[purchaseOrderId]/receive/count-delivery.ts';
import { useCounts } from '../../../purchasing/[purchaseOrderId]/receive/use-counts.ts';
import { takeIn } from '../actions.ts';
import { ArrivalLine } from './arrival-line.tsx';

type Props = { transferId: string; lines: readonly AwaitedLine[] };

/** Counts an arrival: each scan is one more unit; figures can be typed too. Nothing is booked before it is sent. */
export function ArrivalForm({ transferId, lines }: Props) {
  const t = useTranslations('stock-work.transfer');
  const router = useRouter();
  const prefs = usePrefs();
  const { counts, latest, change } = useCounts();
  const [condition, setCondition] = useState<Condition>('good');
  const [problem, setProblem] = useState<string | null>(null);
  const { run, isPending, failure } = useAction(takeIn, ({ status }) => {
    void notify(t(status === 'received' ? 'receive.doneWhole' : 'receive.done'));
    router.push(asRoute(`/inventory/transfers/${transferId}`));
  });

  function onScan(code: string): ScanResult {
    const line = findLine(lines, latest.current, code);
    if (!line) return { tone: 'unknown', text: t.rich('receive.unknown', { code: () => <Ltr>{code}</Ltr> }) };
    const next = addScan(latest.current, line, { code, condition });
    const now = countOf(next, line.id);
    const values = {
      counted: formatNumber(now.good + now.damaged, prefs),
      awaited: formatNumber(line.awaited, prefs),
      name: () => <UserText>{line.title}</UserText>,
    };
    change(next);
    const isOver = compare(line, now).over > 0;
    return {
      tone: isOver ? 'tooMany' : 'right',
      text: t.rich(isOver ? 'receive.scannedTooMany' : 'receive.scanned', values),
    };
  }

  function send() {
    const counted = lines
      .map((line) => ({ line, ...countOf(counts, line.id) }))
      .filter(({ good, damaged }) => good + damaged > 0);
    const isOver = counted.some((one) => compare(one.line, one).over > 0);
    setProblem(counted.length === 0 ? t('receive.countFirst') : isOver ? t('receive.tooMany') : null);
    if (counted.length === 0 || isOver) return;
    run({
      transferId,
      lines: counted.map(({ line, good, damaged }) => ({ variantId: line.variantId, good, damaged })),
    });
  }

  return (
    <div className="flex flex-col gap-4">
      <ConditionChoice value={condition} onChange={setCondition} />
      <ScanField label={t('scan.label')} submit={t('receive.count')} onScan={onScan} />
      <ul aria-label={t('lines')} className="flex flex-col gap-3">
        {lines.map((line) => (
          <ArrivalLine
            key={line.id}
            line={line}
            counted={countOf(counts, line.id)}
            onChange={(counted) => change({ ...counts, [line.id]: counted })}
          />
        ))}
      </ul>
      <FailureNote failure={failure} />
      {problem ? (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      ) : null}
      <Button look="primary" size="large" disabled={isPending} onClick={send}>
        {t('receive.submit')}
      </Button>
    </div>
  );
}
