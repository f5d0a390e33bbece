'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { parseDecimalToMinor } from '#lib/digits.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { readAmount } from '../../../orders/read-amount.ts';
import { tellPromotion } from '../../parity/actions.ts';

const PERCENT_DECIMALS = 2;

/** Tells of a promotion: its days, what it meets, and either a share off or the price itself. */
export function PromotionForm({ channelId, currency }: { channelId: string; currency: string }) {
  const t = useTranslations('parity.settings.promotion');
  const prefs = usePrefs();
  const [days, setDays] = useState<{ fromOn: string | null; untilOn: string | null }>({
    fromOn: null,
    untilOn: null,
  });
  const [isUnclear, setUnclear] = useState(false);
  const { run, isPending, failure } = useAction(tellPromotion, () => void notify(t('saved')));

  function send(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const share = text('percent') ? parseDecimalToMinor(text('percent'), PERCENT_DECIMALS) : null;
    const price = text('price') ? readAmount(text('price'), currency, prefs) : null;
    const isOne = (share === null) !== (price === null) && share?.ok !== false && price?.ok !== false;
    const { fromOn, untilOn } = days;
    const isSound = isOne && text('name') !== '' && fromOn !== null && untilOn !== null;
    setUnclear(!isSound);
    if (!isSound) return;
    run({
      channelId,
      name: text('name'),
      sku: text('sku') || null,
      category: text('sku') ? null : text('category') || null,
      offBasisPoints: share?.ok ? share.value : null,
      priceMinor: price?.ok ? price.value : null,
      fromOn,
      untilOn,
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
      {isUnclear ? (
        <p role="alert" className="text-bad">
          {t('unclear')}
        </p>
      ) : null}
      <TextField name="name" label={t('name')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField label={t('from')} onChange={(day) => setDays({ ...days, fromOn: day ?? null })} />
        <DayField label={t('until')} onChange={(day) => setDays({ ...days, untilOn: day ?? null })} />
        <TextField name="sku" label={t('sku')} dir="ltr" isOptional help={t('skuHelp')} />
        <TextField name="category" label={t('category')} isOptional />
        <TextField name="percent" label={t('percent')} dir="ltr" inputMode="decimal" isOptional />
        <TextField
          name="price"
          label={t('price', { unit: moneyUnit(currency, prefs) })}
          dir="ltr"
          inputMode="decimal"
          isOptional
        />
      </div>
      <Button type="submit" className="self-start" disabled={isPending}>
        {t('add')}
      </Button>
    </form>
  );
}
