'use client';

import { Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { CountingUnit } from '#domains/inventory/units/counting-unit.ts';
import type { SupplierItem } from '#domains/purchasing/suppliers/list-supplier-items.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { useUnitWords } from '../../../_parts/use-unit-words.ts';
import { keepItems, removeItem } from '../../actions.ts';
import { OrderableBox } from '../../orderable-box.tsx';
import { readUnitCost, unitCostText } from '../../unit-cost.ts';

type Props = { supplierId: string; currency: string };

/** Opens the form for goods that the supplier sells. */
export function AddItemButton(props: Props) {
  const t = useTranslations('purchasing.item');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={setOpen}>
        <ItemForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** Opens the form that changes what a supplier asks for goods. */
export function EditItemButton({ item, ...props }: Props & { item: SupplierItem }) {
  const t = useTranslations('purchasing.item');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t('changeOf', { sku: item.sku })}
        icon={<Pencil aria-hidden />}
        onClick={() => setOpen(true)}
      />
      <Dialog title={item.title} isOpen={isOpen} onOpenChange={setOpen}>
        <ItemForm {...props} item={item} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ItemForm({
  supplierId,
  currency,
  item,
  onDone,
}: Props & { item?: SupplierItem; onDone: () => void }) {
  const t = useTranslations('purchasing');
  const tAction = useTranslations('common.action');
  const prefs = usePrefs();
  const [variantId, setVariantId] = useState(item?.variantId ?? null);
  const [units, setUnits] = useState(item?.units ?? []);
  const [isUnclear, setUnclear] = useState(false);
  const done = () => {
    void notify(t('item.saved'));
    onDone();
  };
  const keep = useAction(keepItems, done);
  const remove = useAction(removeItem, done);

  function send(form: FormData) {
    const read = readItem(form, currency, prefs);
    setUnclear(read === null || variantId === null);
    if (read && variantId) keep.run({ supplierId, items: [{ variantId, ...read }] });
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
      <FailureNote failure={keep.failure ?? remove.failure} />
      {isUnclear ? (
        <p role="alert" className="text-bad">
          {t('item.unclear')}
        </p>
      ) : null}
      {item ? null : (
        <OrderableBox
          supplierId={supplierId}
          currency={currency}
          label={t('column.goods')}
          onChoose={(found) => {
            setVariantId(found?.variantId ?? null);
            setUnits(found?.units ?? []);
          }}
        />
      )}
      <ItemFields item={item} units={units} currency={currency} prefs={prefs} />
      <div className="flex justify-between gap-2">
        {item ? (
          <Button
            look="quiet"
            disabled={remove.isPending}
            onClick={() => remove.run({ supplierId, variantId: item.variantId })}
          >
            {t('item.remove')}
          </Button>
        ) : (
          <span />
        )}
        <Button type="submit" look="primary" disabled={keep.isPending}>
          {tAction('save')}
        </Button>
      </div>
    </form>
  );
}

type FieldsProps = {
  item?: SupplierItem | undefined;
  units: readonly CountingUnit[];
  currency: string;
  prefs: Prefs;
};

function ItemFields({ item, units, currency, prefs }: FieldsProps) {
  const t = useTranslations('purchasing');
  const words = useUnitWords(prefs);
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : toLocaleDigits(String(value), prefs.digits);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t('costIn', { unit: moneyUnit(currency, prefs) })}
        name="cost"
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        required
        defaultValue={unitCostText(item?.unitCostMicros ?? null, currency, prefs)}
      />
      <TextField
        label={t('item.supplierSku')}
        name="supplierSku"
        dir="ltr"
        isOptional
        maxLength={200}
        defaultValue={item?.supplierSku}
      />
      {units.length > 0 ? (
        <SelectField
          label={t('item.unit')}
          help={t('item.unitHelp')}
          name="unit"
          defaultValue={item?.unitId ?? ''}
          options={[
            { value: '', label: words.nameOf(units[0]?.base ?? 'piece') },
            ...units.map((unit) => ({
              value: unit.id,
              label: `${words.nameOf(unit.name)} (${words.countOf(unit.factor, unit.base)})`,
            })),
          ]}
        />
      ) : null}
      <NumberField label={t('item.packSize')} name="pack" defaultValue={figure(item?.packSize ?? 1)} />
      <NumberField
        label={t('item.minimumQuantity')}
        name="minimum"
        defaultValue={figure(item?.minimumQuantity ?? 1)}
      />
      <NumberField
        label={t('item.leadDays')}
        help={t('item.leadDaysHelp')}
        name="lead"
        isOptional
        defaultValue={figure(item?.leadDays)}
      />
      <Checkbox
        name="preferred"
        label={t('item.isPreferred')}
        help={t('item.preferredHelp')}
        defaultChecked={item?.isPreferred ?? false}
      />
    </div>
  );
}

function readItem(form: FormData, currency: string, prefs: Prefs) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const cost = readUnitCost(text('cost'), currency, prefs);
  const pack = parseInteger(text('pack') || '1');
  const minimum = parseInteger(text('minimum') || '1');
  const lead = text('lead') === '' ? null : parseInteger(text('lead'));
  if (!cost.ok || !pack.ok || !minimum.ok || (lead && !lead.ok)) return null;
  return {
    unitCostMicros: cost.value,
    supplierSku: text('supplierSku'),
    packSize: pack.value,
    minimumQuantity: minimum.value,
    leadDays: lead?.ok ? lead.value : null,
    isPreferred: form.get('preferred') === 'on',
    unitId: text('unit') || null,
  };
}
