'use client';

import { Coins } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { LANDED_KINDS, SPREADS } from '#domains/purchasing/costs/cost-choices.ts';
import type { PurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { newClientId } from '#lib/client-id.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { readAmount } from '../../orders/read-amount.ts';
import { bookLandedCost } from '../actions.ts';

/** Opens the form for freight, duty and the like. */
export function AddCostButton({ order }: { order: PurchaseOrder }) {
  const t = useTranslations('purchasing.cost');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Coins aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={setOpen}>
        <CostForm order={order} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function CostForm({ order, onDone }: { order: PurchaseOrder; onDone: () => void }) {
  const t = useTranslations('purchasing.cost');
  const prefs = usePrefs();
  const [id] = useState(newClientId);
  const [isUnclear, setUnclear] = useState(false);
  const { run, isPending, failure } = useAction(bookLandedCost, () => {
    void notify(t('done'));
    onDone();
  });
  const currencies = [...new Set([order.currency, order.reportingCurrency])];

  function send(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const currency = text('currency') || order.currency;
    const amount = readAmount(text('amount'), currency, prefs);
    const isSound = amount.ok && amount.value > 0;
    setUnclear(!isSound);
    if (!isSound) return;
    run({
      id,
      purchaseOrderId: order.id,
      receiptId: text('receipt') || null,
      kind: LANDED_KINDS.find((kind) => kind === text('kind')) ?? 'other',
      spread: SPREADS.find((spread) => spread === text('spread')) ?? 'units',
      amountMinor: amount.value,
      currency,
      note: text('note'),
    });
  }

  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <FailureNote failure={failure} />
      <p className="text-sm text-quiet">{t('what')}</p>
      <SelectField
        label={t('kind')}
        name="kind"
        options={LANDED_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <div className="grid grid-cols-[1fr_7rem] gap-3">
        <TextField
          label={t('amount')}
          name="amount"
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          required
          error={isUnclear ? t('unclear') : undefined}
        />
        <SelectField
          label={t('currency')}
          name="currency"
          options={currencies.map((value) => ({ value, label: value }))}
        />
      </div>
      <SelectField
        label={t('spread')}
        name="spread"
        options={SPREADS.map((value) => ({ value, label: t(`spreads.${value}`) }))}
      />
      {order.receipts.length > 1 ? (
        <SelectField
          label={t('on')}
          name="receipt"
          placeholder={t('onAll')}
          options={order.receipts.map(({ id: receipt, number }) => ({
            value: receipt,
            label: t('onReceipt', { number: toLocaleDigits(String(number), prefs.digits) }),
          }))}
        />
      ) : null}
      <TextField label={t('note')} name="note" isOptional maxLength={1000} />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}
