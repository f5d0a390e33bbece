'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { PurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { DayField } from '../../_parts/day-field.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { changeOrder, saveAndSend } from '../actions.ts';
import { OrderableBox } from '../orderable-box.tsx';
import { DraftLineList } from './draft-line-list.tsx';
import { type DraftLine, fromLine, fromOrderable, readLine, totalOf } from './draft-lines.ts';
import { SendDialog } from './send-dialog.tsx';

type Props = { order: PurchaseOrder; places: readonly { id: string; name: string }[] };

/** A purchase order that is being written: lines, place and day; it is kept, or kept and sent. */
export function DraftForm({ order, places }: Props) {
  const t = useTranslations('purchasing');
  const prefs = usePrefs();
  const { currency, supplier } = order;
  const [lines, setLines] = useState<readonly DraftLine[]>(() =>
    order.lines.map((line) => fromLine(line, currency, prefs)),
  );
  const [locationId, setLocationId] = useState(order.locationId);
  const [expectedOn, setExpectedOn] = useState(order.expectedOn);
  const [note, setNote] = useState(order.note);
  const [isUnclear, setUnclear] = useState(false);
  const [isSending, setSending] = useState(false);
  const keep = useAction(changeOrder, () => void notify(t('draft.saved')));
  const send = useAction(saveAndSend, () => {
    setSending(false);
    void notify(t('draft.sent'));
  });
  const read = lines.map((line) => readLine(line, currency, prefs));
  const total = totalOf(read);
  const failure = keep.failure ?? send.failure;

  function withDraft(use: (draft: Parameters<typeof changeOrder>[0]) => void) {
    const sound = read.flatMap(({ variantId, quantity, unitCostMicros, unitId }) =>
      quantity === null || unitCostMicros === null ? [] : [{ variantId, quantity, unitCostMicros, unitId }],
    );
    setUnclear(sound.length < read.length);
    if (sound.length < read.length) return setSending(false);
    use({ purchaseOrderId: order.id, lines: sound, locationId, expectedOn, note });
  }

  return (
    <Panel title={t('lines')}>
      <div className="flex flex-col gap-4">
        <FailureNote failure={failure} />
        {isUnclear ? (
          <p role="alert" className="text-bad">
            {t('draft.unclear')}
          </p>
        ) : null}
        <DraftLineList lines={lines} read={read} currency={currency} onChange={setLines} />
        <OrderableBox
          key={lines.length}
          supplierId={supplier.id}
          currency={currency}
          label={t('draft.add')}
          help={t('draft.addHelp')}
          onChoose={(found) => {
            const isKnown = lines.some((line) => line.variantId === found?.variantId);
            if (found && !isKnown) setLines([...lines, fromOrderable(found, currency, prefs)]);
          }}
        />
        <p className="flex flex-wrap items-baseline justify-between gap-2 border-t border-line pt-3 text-md font-semibold">
          {t('column.total')}
          <Money amountMinor={total} currency={currency} prefs={prefs} />
        </p>
        {lines.length > 0 && total < supplier.minimumOrderMinor ? (
          <p className="text-sm text-warn">
            {t('draft.belowMinimum')}{' '}
            <Money amountMinor={supplier.minimumOrderMinor} currency={currency} prefs={prefs} />
          </p>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('deliverTo')}
            value={locationId}
            onChange={(event) => setLocationId(event.target.value)}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DayField
            label={t('column.expected')}
            help={t('draft.expectedHelp', { count: supplier.leadDays })}
            defaultValue={order.expectedOn ?? undefined}
            onChange={setExpectedOn}
          />
        </div>
        <TextAreaField
          label={t('draft.note')}
          isOptional
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button disabled={keep.isPending} onClick={() => withDraft((draft) => keep.run(draft))}>
            {t('draft.save')}
          </Button>
          <Button look="primary" disabled={lines.length === 0} onClick={() => setSending(true)}>
            {t('draft.send')}
          </Button>
        </div>
        <SendDialog
          isOpen={isSending}
          email={supplier.email}
          isPending={send.isPending}
          onClose={() => setSending(false)}
          onSend={(way) => withDraft((draft) => send.run({ draft, way }))}
        />
      </div>
    </Panel>
  );
}
