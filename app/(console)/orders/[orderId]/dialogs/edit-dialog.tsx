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
import { formatNumber } from '#lib/format/format-number.ts';
import { SellableBox } from '../../sellable-box.tsx';
import { edit } from '../actions.ts';
import { CommandDialog, type Problems } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { LineName, LineRow, QuantityField, quantityOf, textOf } from './fields.tsx';

const MOST_UNITS = 1_000_000;

/** Other quantities, more goods. The version before is kept; the notice afterwards goes back to its quantities. */
export function EditDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do');
  const prefs = usePrefs();
  const [added, setAdded] = useState<readonly Sellable[]>([]);
  const lines = order.lines.filter((line) => line.quantity > 0);

  function read(form: FormData) {
    const reason = textOf(form, 'reason');
    const problems: Problems = reason ? {} : { reason: t('reasonMissing') };
    const wished = lines.map((line) => ({ line, quantity: quantityOf(form, line.id, MOST_UNITS) }));
    for (const { line, quantity } of wished) {
      const least = line.shipped;
      if (quantity === null || quantity < least)
        problems[line.id] = t('edit.atLeast', { least: formatNumber(least, prefs) });
    }
    const more = added.map((one) => ({ variantId: one.id, quantity: quantityOf(form, one.id, MOST_UNITS) }));
    for (const { variantId, quantity } of more) {
      if (!quantity) problems[variantId] = t('edit.atLeast', { least: formatNumber(1, prefs) });
    }
    const changes = wished.flatMap(({ line, quantity }) =>
      quantity !== null && quantity !== line.quantity ? [{ lineId: line.id, quantity }] : [],
    );
    const first = lines[0];
    if (changes.length + more.length === 0 && first) problems[first.id] ??= t('edit.nothing');
    if (Object.keys(problems).length > 0) return { problems };
    return {
      input: {
        orderId: order.id,
        expectedVersion: order.version,
        reason,
        lines: changes,
        addLines: more.map(({ variantId, quantity }) => ({ variantId, quantity: quantity ?? 1 })),
        onShort: form.get('waits') === 'on' ? ('backorder' as const) : ('refuse' as const),
      },
    };
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
            {[...lines, ...added.map((one) => ({ ...one, quantity: 1 }))].map((line) => (
              <LineRow key={line.id}>
                <LineName sku={line.sku} title={line.title} />
                <span className="flex items-end gap-2">
                  <QuantityField
                    name={line.id}
                    label={t('quantity')}
                    value={line.quantity}
                    prefs={prefs}
                    error={problems[line.id]}
                  />
                  {added.some((one) => one.id === line.id) ? (
                    <IconButton
                      label={t('edit.remove')}
                      icon={<X aria-hidden />}
                      onClick={() => setAdded(added.filter((one) => one.id !== line.id))}
                    />
                  ) : null}
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

type Edit = { lines?: readonly { lineId: string }[]; addLines?: readonly unknown[] };

/** Going back is another edit, to the quantities before; added lines have no id here yet, so only quantities go back. */
function tellEdited(order: OrderDetail, done: Edit, t: ReturnType<typeof useTranslations>) {
  if (done.addLines?.length) return void notify(t('edit.done'));
  const lines = (done.lines ?? []).flatMap(({ lineId }) => {
    const line = order.lines.find((one) => one.id === lineId);
    return line ? [{ lineId, quantity: line.quantity }] : [];
  });
  const reason = t('edit.undoReason');
  const back = { orderId: order.id, expectedVersion: order.version + 1, reason, lines };
  void notifyUndoable(t('edit.done'), t('edit.undo'), async () => {
    const answer = await edit(back);
    void notify(answer.ok ? t('edit.undone') : t('edit.undoFailed'));
  });
}
