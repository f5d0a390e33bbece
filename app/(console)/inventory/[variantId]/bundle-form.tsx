'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Bundle } from '#domains/catalog/get-bundle.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { composeBundle } from '../actions.ts';
import { ComponentBox } from './component-box.tsx';
import { readUnits } from './read-units.ts';

type Props = { variantId: string; bundle: Bundle; onDone: () => void };
type Row = { id: number; sku: string; quantity: number };

/** Says what a bundle is made of: SKUs and how many of each are in one. Rows without a SKU are left out. */
export function BundleForm({ variantId, bundle, onDone }: Props) {
  const t = useTranslations('bundles');
  const { tell } = useLive();
  const [rows, setRows] = useState<Row[]>(() => startingRows(bundle));
  const [errors, setErrors] = useState<Record<number, string>>({});
  const { run, isPending, failure } = useAction(composeBundle, () => {
    tell(['product']);
    void notify(t('saved'));
    onDone();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = rows.flatMap(({ id }) => {
      const sku = String(form.get(`sku-${id}`) ?? '').trim();
      return sku === '' ? [] : [{ id, sku, quantity: readUnits(form, `units-${id}`) }];
    });
    const found: Record<number, string> = {};
    for (const { id, sku, quantity } of typed) {
      if (quantity === null || quantity < 1) found[id] = t('notUnits');
      if (typed.some((other) => other.id < id && other.sku === sku)) found[id] = t('twice');
    }
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    run({ variantId, components: typed.map(({ sku, quantity }) => ({ sku, quantity: quantity ?? 1 })) });
  }

  const add = (sku = '') =>
    setRows([...rows, { id: Math.max(0, ...rows.map((row) => row.id)) + 1, sku, quantity: 1 }]);
  const write = (id: number, sku: string) =>
    setRows((now) => now.map((row) => (row.id === id ? { ...row, sku } : row)));

  /** Found goods take the first row that is still empty. */
  function choose(sku: string) {
    const empty = rows.find((row) => row.sku === '');
    if (empty) write(empty.id, sku);
    else add(sku);
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <FailureNote failure={failure} />
      <p className="text-sm text-quiet">{t('formHelp')}</p>
      <ComponentBox key={rows.length + rows.filter((row) => row.sku !== '').length} onChoose={choose} />
      {rows.map((row) => (
        <div key={row.id} className="flex items-end gap-2">
          <div className="min-w-0 grow">
            <TextField
              name={`sku-${row.id}`}
              label={t('sku')}
              value={row.sku}
              onChange={(event) => write(row.id, event.target.value)}
              error={errors[row.id]}
              dir="ltr"
              autoComplete="off"
            />
          </div>
          <div className="w-28 shrink-0">
            <NumberField name={`units-${row.id}`} label={t('units')} defaultValue={row.quantity} />
          </div>
          <Button
            aria-label={row.sku ? t('remove', { sku: row.sku }) : t('removeRow')}
            onClick={() => setRows(rows.filter((one) => one.id !== row.id))}
          >
            ×
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap justify-between gap-2">
        <Button onClick={() => add()}>{t('add')}</Button>
        <Button look="primary" type="submit" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function startingRows({ components }: Bundle): Row[] {
  if (components.length === 0) return [1, 2].map((id) => ({ id, sku: '', quantity: 1 }));
  return components.map(({ sku, quantity }, at) => ({ id: at + 1, sku, quantity }));
}
