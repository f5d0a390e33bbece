'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ScanField, type ScanResult } from '#components/form/scan-field.tsx';
import { TextAreaField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Transfer } from '#domains/inventory/transfers/get-transfer.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { UnitsBox } from '../../../purchasing/[purchaseOrderId]/receive/units-box.tsx';
import { findMovable, keepAndSend, keepDraft } from '../actions.ts';
import { GoodsBox } from '../goods-box.tsx';
import { addPieces, type DraftLine, findByCode, piecesOfCode } from './draft-lines.ts';

/** A transfer that is being put together, by scanning or by search; it is kept, or kept and sent off. */
export function DraftForm({ transfer }: { transfer: Transfer }) {
  const t = useTranslations('stock-work.transfer');
  const prefs = usePrefs();
  const { fromLocationId } = transfer;
  const [lines, setLines] = useState<readonly DraftLine[]>(transfer.lines);
  const [expectedOn, setExpectedOn] = useState(transfer.expectedOn);
  const [note, setNote] = useState(transfer.note);
  // Scans follow each other faster than the screen is drawn: each adds to what the last one left.
  const latest = useRef(lines);
  const change = (next: readonly DraftLine[]) => {
    latest.current = next;
    setLines(next);
  };
  const keep = useAction(keepDraft, () => void notify(t('draft.saved')));
  const send = useAction(keepAndSend, () => void notify(t('draft.sent')));
  const kept = lines.filter((line) => line.quantity > 0);
  const draft = {
    transferId: transfer.id,
    expectedOn,
    note,
    lines: kept.map(({ variantId, quantity }) => ({ variantId, quantity })),
  };

  async function onScan(code: string): Promise<ScanResult> {
    const goods = findByCode(latest.current, code) ?? (await lookUp(code));
    if (goods === 'failed') return { tone: 'unknown', text: t('scan.failed') };
    if (!goods) return { tone: 'unknown', text: t.rich('scan.unknown', { code: () => <Ltr>{code}</Ltr> }) };
    const next = addPieces(latest.current, goods, piecesOfCode(goods, code));
    change(next);
    const { quantity, free } = next.find((line) => line.variantId === goods.variantId)!;
    const name = () => <UserText>{goods.title}</UserText>;
    const isTooMany = quantity > free;
    const text = t.rich(isTooMany ? 'scan.tooMany' : 'scan.added', {
      name,
      count: formatNumber(quantity, prefs),
      free: formatNumber(free, prefs),
    });
    return { tone: isTooMany ? 'tooMany' : 'right', text };
  }

  async function lookUp(code: string) {
    const answer = await findMovable({ locationId: fromLocationId, search: code }).catch(() => null);
    return answer?.ok ? findByCode(answer.data, code) : 'failed';
  }

  return (
    <Panel title={t('lines')}>
      <div className="flex flex-col gap-4">
        <FailureNote failure={keep.failure ?? send.failure} />
        <ScanField label={t('scan.label')} submit={t('scan.add')} onScan={onScan} />
        {lines.length === 0 ? <p className="text-quiet">{t('draft.none')}</p> : null}
        <ul aria-label={t('lines')} className="flex flex-col">
          {lines.map((line) => (
            <DraftRow
              key={line.variantId}
              line={line}
              onChange={(quantity) => change(lines.map((one) => (one === line ? { ...one, quantity } : one)))}
              onRemove={() => change(lines.filter((one) => one !== line))}
            />
          ))}
        </ul>
        <GoodsBox
          key={lines.length}
          locationId={fromLocationId}
          label={t('draft.add')}
          onChoose={(found) => change(addPieces(lines, found))}
        />
        <DayField
          label={t('column.expected')}
          defaultValue={transfer.expectedOn ?? undefined}
          onChange={setExpectedOn}
        />
        <TextAreaField
          label={t('draft.note')}
          isOptional
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button disabled={keep.isPending || send.isPending} onClick={() => keep.run(draft)}>
            {t('draft.save')}
          </Button>
          <Button
            look="primary"
            disabled={kept.length === 0 || keep.isPending || send.isPending}
            onClick={() => send.run(draft)}
          >
            {t('draft.send')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

type RowProps = { line: DraftLine; onChange: (quantity: number) => void; onRemove: () => void };

function DraftRow({ line, onChange, onRemove }: RowProps) {
  const t = useTranslations('stock-work.transfer');
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line py-3 first:pt-0">
      <div className="min-w-40 flex-1">
        <UserText className="block font-medium">{line.title}</UserText>
        <p className={`text-sm ${line.quantity > line.free ? 'text-warn' : 'text-quiet'}`}>
          <Ltr>{line.sku}</Ltr> · {t('free', { count: line.free })}
        </p>
      </div>
      <UnitsBox
        label={t('draft.unitsOf', { sku: line.sku })}
        value={line.quantity}
        units={line.units}
        onChange={onChange}
      />
      <IconButton
        label={t('draft.remove', { sku: line.sku })}
        icon={<Trash2 aria-hidden />}
        onClick={onRemove}
      />
    </li>
  );
}
