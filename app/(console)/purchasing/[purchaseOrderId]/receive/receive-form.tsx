'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ScanField, type ScanResult } from '#components/form/scan-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { takeDelivery } from '../../actions.ts';
import { ConditionChoice, MissingChoice } from './choices.tsx';
import { type AwaitedLine, addScan, type Condition, compare, countOf, findLine } from './count-delivery.ts';
import { CountLine } from './count-line.tsx';
import { asksNumbers, lackOf, partsOf } from './count-lots.ts';
import { findVariant, type Unexpected, UnexpectedLine } from './unexpected-line.tsx';
import { useCounts } from './use-counts.ts';
import { useNumberScan } from './use-number-scan.tsx';

type Props = { purchaseOrderId: string; lines: readonly AwaitedLine[] };

/** Counts a delivery: each scan is one more unit; figures can be typed too. Nothing is booked before it is sent. */
export function ReceiveForm({ purchaseOrderId, lines }: Props) {
  const t = useTranslations('purchasing.receive');
  const tLots = useTranslations('lots.receive');
  const router = useRouter();
  const prefs = usePrefs();
  const [receiptId] = useState(newClientId);
  const { counts, latest, change } = useCounts();
  const [others, setOthers] = useState<readonly Unexpected[]>([]);
  const [condition, setCondition] = useState<Condition>('good');
  const [missing, setMissing] = useState<'wait' | 'close'>('wait');
  const [deliveryNote, setDeliveryNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const numbers = useNumberScan(latest, change);
  const { run, isPending, failure } = useAction(takeDelivery, ({ status }) => {
    void notify(t(status === 'closed' ? 'doneWhole' : 'done'));
    router.push(asRoute(`/purchasing/${purchaseOrderId}`));
  });

  async function onScan(code: string): Promise<ScanResult> {
    const line = findLine(lines, latest.current, code);
    if (!line) return numbers.take(code) ?? scanOther(code);
    numbers.end();
    if (condition === 'good' && asksNumbers(line)) return numbers.begin(line);
    const next = addScan(latest.current, line, { code, condition });
    change(next);
    const now = countOf(next, line.id);
    const name = () => <UserText>{line.title}</UserText>;
    const values = {
      counted: formatNumber(now.good + now.damaged, prefs),
      awaited: formatNumber(line.awaited, prefs),
      name,
    };
    const isOver = compare(line, now).over > 0;
    return {
      tone: isOver ? 'tooMany' : 'right',
      text: t.rich(isOver ? 'scannedTooMany' : 'scanned', values),
    };
  }

  async function scanOther(code: string): Promise<ScanResult> {
    const found = await findVariant(code);
    const shown = () => <Ltr>{code}</Ltr>;
    if (found === 'failed') return { tone: 'unknown', text: t('failed') };
    if (!found) return { tone: 'unknown', text: t.rich('unknown', { code: shown }) };
    setOthers((now) =>
      now.some((one) => one.variantId === found.id)
        ? now.map((one) => (one.variantId === found.id ? { ...one, good: one.good + found.factor } : one))
        : [
            ...now,
            { variantId: found.id, sku: found.sku, title: found.title, good: found.factor, reason: '' },
          ],
    );
    return {
      tone: 'unknown',
      text: t.rich('notOrdered', { name: () => <UserText>{found.title}</UserText> }),
    };
  }

  function send() {
    const counted = lines
      .map((line) => ({ line, ...countOf(latest.current, line.id) }))
      .filter(({ good, damaged }) => good + damaged > 0);
    const kept = others.filter((one) => one.good > 0);
    const isUndecided = counted.some((one) => compare(one.line, one).over > 0 && !one.takesSurplus);
    const isUnexplained = kept.some((one) => one.reason.trim() === '');
    const lacking = counted.find((one) => lackOf(one.line, one) !== null);
    const lack = lacking && lackOf(lacking.line, lacking);
    const wrong = lack
      ? tLots(lack, { sku: lacking.line.sku })
      : isUndecided
        ? t('decideSurplus')
        : isUnexplained
          ? t('sayWhy')
          : null;
    setProblem(counted.length + kept.length === 0 ? t('countFirst') : wrong);
    if (wrong !== null || counted.length + kept.length === 0) return;
    run({
      receiptId,
      purchaseOrderId,
      deliveryNote,
      missing,
      lines: [
        ...counted.flatMap(({ line, ...units }) =>
          partsOf(line, units).map((part) => ({
            lineId: line.id,
            ...part,
            surplus: units.takesSurplus ? ('take' as const) : ('refuse' as const),
          })),
        ),
        ...kept.map(({ variantId, good, reason }) => ({ variantId, good, reason })),
      ],
    });
  }

  const isShort = lines.some((line) => compare(line, countOf(counts, line.id)).missing > 0);
  return (
    <div className="flex flex-col gap-4">
      <ConditionChoice value={condition} onChange={setCondition} />
      <ScanField label={t('scan')} submit={t('find')} onScan={onScan} />
      <ul aria-label={t('lines')} className="flex flex-col gap-3">
        {lines.map((line) => (
          <CountLine
            key={line.id}
            line={line}
            counted={countOf(counts, line.id)}
            onChange={(counted) => change({ ...counts, [line.id]: counted })}
          />
        ))}
        {others.map((one) => (
          <UnexpectedLine
            key={one.variantId}
            line={one}
            onChange={(next) => setOthers(others.map((other) => (other === one ? next : other)))}
            onRemove={() => setOthers(others.filter((other) => other !== one))}
          />
        ))}
      </ul>
      <TextField
        label={t('deliveryNote')}
        isOptional
        maxLength={200}
        value={deliveryNote}
        onChange={(event) => setDeliveryNote(event.target.value)}
      />
      {isShort ? <MissingChoice value={missing} onChange={setMissing} /> : null}
      <FailureNote failure={failure} />
      {problem ? (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      ) : null}
      <Button look="primary" size="large" disabled={isPending} onClick={send}>
        {isPending ? t('sending') : t('submit')}
      </Button>
    </div>
  );
}
