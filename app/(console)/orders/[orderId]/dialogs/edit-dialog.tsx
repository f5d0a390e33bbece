'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify, notifyUndoable } from '#components/ui/toast.ts';
import type { Sellable } from '#domains/orders/counter/list-sellable.ts';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import { formatList } from '#lib/format/format-list.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { leftToRight } from '#lib/text/left-to-right.ts';
import { SellableBox } from '../../sellable-box.tsx';
import { edit } from '../actions.ts';
import { CommandDialog, type Problems } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { type EditRow, editRows } from './edit-rows.ts';
import { LineName, LineRow, QuantityField, quantityOf, textOf } from './fields.tsx';

const MOST_UNITS = 1_000_000;

/** Other quantities, more goods. The version before is kept; the notice afterwards goes back to its quantities. */
export function EditDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do');
  const prefs = usePrefs();
  const [added, setAdded] = useState<readonly Sellable[]>([]);
  const rows = editRows(order.lines);

  function read(form: FormData) {
    const reason = textOf(form, 'reason');
    const problems: Problems = reason ? {} : { reason: t('reasonMissing') };
    const wished = rows.map((row) => ({ ...row, wish: quantityOf(form, row.key, MOST_UNITS) }));
    for (const { key, least, wish } of wished) {
      if (wish === null || wish < least)
        problems[key] = t('edit.atLeast', { least: formatNumber(least, prefs) });
    }
    const more = added.map((one) => ({ variantId: one.id, quantity: quantityOf(form, one.id, MOST_UNITS) }));
    for (const { variantId, quantity } of more) {
      if (!quantity) problems[variantId] = t('edit.atLeast', { least: formatNumber(1, prefs) });
    }
    const changes = wished.flatMap(({ key, kind, quantity, wish }) =>
      wish !== null && wish !== quantity ? [{ key, kind, quantity: wish }] : [],
    );
    const first = rows[0];
    if (changes.length + more.length === 0 && first) problems[first.key] ??= t('edit.nothing');
    if (Object.keys(problems).length > 0) return { problems };
    return {
      input: {
        orderId: order.id,
        expectedVersion: order.version,
        reason,
        ...changesOf(changes),
        addLines: more.map(({ variantId, quantity }) => ({ variantId, quantity: quantity ?? 1 })),
        onShort: form.get('waits') === 'on' ? ('backorder' as const) : ('refuse' as const),
      },
    };
  }

  function partsOf({ kind, parts }: EditRow): string | undefined {
    if (kind === 'line') return undefined;
    const named = parts.map(({ sku, each }) => leftToRight(`${formatNumber(each, prefs)} × ${sku}`));
    return t('edit.bundleParts', { parts: formatList(named, prefs) });
  }

  return (
    <CommandDialog
      title={t('edit.title')}
      submit={t('edit.submit')}
      done={t('edit.done')}
      read={read}
      run={edit}
      onClose={onClose}
      onDone={(input) => tellEdited(order, input, t)}
    >
      {(problems) => (
        <>
          <ul>
            {rows.map((row) => (
              <LineRow key={row.key}>
                <LineName sku={row.sku} title={row.title} place={partsOf(row)} />
                <QuantityField
                  name={row.key}
                  label={t('quantity')}
                  value={row.quantity}
                  prefs={prefs}
                  error={problems[row.key]}
                />
              </LineRow>
            ))}
            {added.map(({ id, sku, title }) => (
              <LineRow key={id}>
                <LineName sku={sku} title={title} />
                <span className="flex items-end gap-2">
                  <QuantityField
                    name={id}
                    label={t('quantity')}
                    value={1}
                    prefs={prefs}
                    error={problems[id]}
                  />
                  <IconButton
                    label={t('edit.remove')}
                    icon={<X aria-hidden />}
                    onClick={() => setAdded(added.filter((one) => one.id !== id))}
                  />
                </span>
              </LineRow>
            ))}
          </ul>
          <SellableBox
            key={added.length}
            channelId={order.channelId}
            label={t('edit.add')}
            onChoose={(one) => {
              if (one && !added.some((known) => known.id === one.id)) setAdded([...added, one]);
            }}
          />
          <Checkbox name="waits" label={t('edit.waits')} help={t('edit.waitsHelp')} />
          <TextField
            name="reason"
            label={t('reason')}
            help={t('edit.reasonHelp')}
            maxLength={500}
            error={problems.reason}
          />
        </>
      )}
    </CommandDialog>
  );
}

/** Lines and bundles have each their own place in the command. */
function changesOf(changes: readonly { key: string; kind: EditRow['kind']; quantity: number }[]) {
  const of = (kind: EditRow['kind']) => changes.filter((one) => one.kind === kind);
  return {
    lines: of('line').map(({ key, quantity }) => ({ lineId: key, quantity })),
    bundles: of('bundle').map(({ key, quantity }) => ({ bundleKey: key, quantity })),
  };
}

type Edit = {
  lines?: readonly { lineId: string }[];
  bundles?: readonly { bundleKey: string }[];
  addLines?: readonly unknown[];
};

/** Going back is another edit, to the quantities before; added lines have no id here yet, so only quantities go back. */
function tellEdited(order: OrderDetail, done: Edit, t: ReturnType<typeof useTranslations>) {
  if (done.addLines?.length) return void notify(t('edit.done'));
  const changed = new Set([
    ...(done.lines ?? []).map((one) => one.lineId),
    ...(done.bundles ?? []).map((one) => one.bundleKey),
  ]);
  const before = changesOf(editRows(order.lines).filter((row) => changed.has(row.key)));
  const reason = t('edit.undoReason');
  const back = { orderId: order.id, expectedVersion: order.version + 1, reason, ...before };
  void notifyUndoable(t('edit.done'), t('edit.undo'), async () => {
    const answer = await edit(back);
    void notify(answer.ok ? t('edit.undone') : t('edit.undoFailed'));
  });
}
