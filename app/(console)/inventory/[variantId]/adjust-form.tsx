'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { StockAtPlace } from '#domains/inventory/get-variant-stock.ts';
import { ADJUSTMENT_REASONS } from '#domains/inventory/input.ts';
import type { VariantLot } from '#domains/inventory/lots/list-variant-lots.ts';
import type { CountingUnit } from '#domains/inventory/units/counting-unit.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { type Failure, useAction } from '../../_parts/use-action.ts';
import { LotChoice, readLot } from '../_lots/lot-choice.tsx';
import { correctStock } from '../actions.ts';
import { AmountField } from './_counting/amount-field.tsx';
import { readUnits } from './read-units.ts';

type Props = {
  variant: { id: string };
  units: readonly CountingUnit[];
  places: readonly StockAtPlace[];
  lots?: readonly VariantLot[] | null;
  onDone: () => void;
};
type Way = 'counted' | 'change';
type Reason = (typeof ADJUSTMENT_REASONS)[number];

/** Puts the stock at one location right: by what was counted, or by how many more or fewer there are, and why. */
export function AdjustForm({ variant, units: countingUnits, places, lots, onDone }: Props) {
  const t = useTranslations('inventory.adjust');
  const tForm = useTranslations('inventory.form');
  const tReceive = useTranslations('lots.receive');
  const tReason = useTranslations('statuses.movementReason');
  const prefs = usePrefs();
  const { tell } = useLive();
  const [placeId, setPlaceId] = useState(places[0]?.id ?? '');
  const [way, setWay] = useState<Way>('counted');
  const [typed, setTyped] = useState<number | null>(null);
  const [error, setError] = useState<string>();
  const place = places.find((one) => one.id === placeId);
  const { run, isPending, failure } = useAction(correctStock, () => {
    tell(['stock']);
    void notify(t('done'));
    onDone();
  });
  if (!place) return null;
  const { onHand, reserved } = place;
  const movedTo = failure && onHandNow(failure);
  const after = typed === null ? null : way === 'counted' ? typed : onHand + typed;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const units = readUnits(form, 'units');
    if (units === null || (way === 'counted' && units < 0)) return setError(tForm('notANumber'));
    const lot = lots ? readLot(form) : null;
    if (lot === 'wrongDay') return setError(tReceive('wrongDay'));
    const reason =
      ADJUSTMENT_REASONS.find((one): one is Reason => one === form.get('reason')) ?? 'adjustment';
    const problem = problemOf({ change: way === 'counted' ? units - onHand : units, onHand, reason });
    setError(problem && t(problem, { onHand: formatNumber(onHand, prefs) }));
    if (problem) return;
    const figure =
      way === 'counted' ? { countedQuantity: units, expectedQuantity: onHand } : { change: units };
    run({
      variantId: variant.id,
      locationId: placeId,
      reason,
      note: String(form.get('note') ?? ''),
      ...(lot ? { lot } : {}),
      ...figure,
    });
  }

  const reasons = ADJUSTMENT_REASONS.map((value) => ({ value, label: tReason(value) }));
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <FailureNote
        failure={failure}
        words={movedTo === null ? null : t('moved', { onHand: formatNumber(movedTo, prefs) })}
      />
      <SelectField
        label={t('location')}
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
        value={placeId}
        onChange={(event) => setPlaceId(event.target.value)}
        help={t('now', { count: onHand, reserved: formatNumber(reserved, prefs) })}
      />
      <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
        <legend className="mb-1 text-sm font-medium">{t('how')}</legend>
        {(['counted', 'change'] as const).map((value) => (
          <label key={value} className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="way"
              checked={way === value}
              onChange={() => setWay(value)}
              className="size-4 accent-accent"
            />
            {t(value)}
          </label>
        ))}
      </fieldset>
      <AmountField
        name="units"
        label={t(way === 'counted' ? 'countedUnits' : 'changeUnits')}
        help={way === 'change' ? t('changeHelp') : undefined}
        error={error}
        units={countingUnits}
        onPieces={setTyped}
      />
      {lots ? <LotChoice key={placeId} lots={lots} placeId={placeId} /> : null}
      <Outcome before={onHand} after={after} reserved={reserved} />
      <SelectField
        key={way}
        name="reason"
        label={t('reason')}
        options={reasons}
        defaultValue={way === 'counted' ? 'count' : 'adjustment'}
      />
      <TextField name="note" label={t('note')} isOptional maxLength={500} />
      <div className="flex justify-end">
        <Button look="primary" size="large" type="submit" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

/** What the stock cannot do, said before the server has to. */
function problemOf({ change, onHand, reason }: { change: number; onHand: number; reason: Reason }) {
  if (onHand + change < 0) return 'tooFew';
  if (reason === 'receipt' && change < 0) return 'receiptTakes';
  return reason === 'write_off' && change > 0 ? 'writeOffAdds' : undefined;
}

function Outcome({ before, after, reserved }: { before: number; after: number | null; reserved: number }) {
  const t = useTranslations('inventory.adjust');
  const prefs = usePrefs();
  if (after === null || after < 0) return null;
  const figures = { before: formatNumber(before, prefs), after: formatNumber(after, prefs) };
  return (
    <div role="status">
      <p>{t('result', figures)}</p>
      {after < reserved ? <p className="text-warn">{t('releases', { count: reserved - after })}</p> : null}
    </div>
  );
}

/** What is on hand now, where somebody was quicker. */
function onHandNow({ code, details }: Failure): number | null {
  return code === 'CONFLICT' && typeof details.onHand === 'number' ? details.onHand : null;
}
