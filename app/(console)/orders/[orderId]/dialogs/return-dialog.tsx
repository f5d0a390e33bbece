'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { OrderLine } from '#domains/orders/get-order.ts';
import { CONDITIONS, DISPOSITIONS } from '#domains/orders/input.ts';
import { newClientId } from '#lib/client-id.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { takeBack } from '../actions.ts';
import { refundableMinor, soldForMinor } from '../next-actions.ts';
import { CommandDialog, type Problems } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { LineName, LineRow, QuantityField, quantityOf, textOf } from './fields.tsx';
import { RefundFields, readRefund } from './refund-fields.tsx';

/** Goods come back: how many, in which state, what becomes of them, and what money goes back. */
export function ReturnDialog({ order, returnPlaces, mayRefund, onClose }: DialogProps) {
  const t = useTranslations('orders.do');
  const prefs = usePrefs();
  const [ids] = useState(() => ({ returnId: newClientId(), refundId: newClientId() }));
  const lines = order.lines.filter((line) => line.shipped > line.returned);
  const mostMinor = mayRefund ? refundableMinor(order) : 0;
  const [quantities, setQuantities] = useState<Record<string, number>>({});
  const soldMinor = lines.reduce((sum, line) => sum + soldForMinor(line, quantities[line.id] ?? 0), 0);

  function read(form: FormData) {
    const reason = textOf(form, 'reason');
    const locationId = textOf(form, 'locationId');
    const back = lines.map((line) => readLine(form, line));
    const refund = readRefund(form, { ...ids, currency: order.currency, prefs, mostMinor, reason });
    const problems: Problems = Object.fromEntries(
      back.flatMap(({ line, quantity }) =>
        quantity === null
          ? [[line.id, t('upTo', { most: formatNumber(line.shipped - line.returned, prefs) })]]
          : [],
      ),
    );
    const taken = back.flatMap(({ line, quantity, ...state }) =>
      quantity ? [{ lineId: line.id, quantity, ...state }] : [],
    );
    const first = lines[0];
    if (taken.length === 0 && first) problems[first.id] ??= t('takeBack.nothing');
    if (refund === 'unclear') problems.refundAmount = t('amountUnclear');
    if (refund === 'unclear' || Object.keys(problems).length > 0) return { problems };
    return { input: { orderId: order.id, returnId: ids.returnId, locationId, reason, lines: taken, refund } };
  }

  return (
    <CommandDialog
      title={t('takeBack.title')}
      submit={t('takeBack.submit')}
      done={t('takeBack.done')}
      read={read}
      run={takeBack}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <SelectField
            name="locationId"
            label={t('takeBack.at')}
            options={returnPlaces.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <ul
            onChange={(event) => {
              const form = (event.target as HTMLElement).closest('form');
              if (form) setQuantities(readQuantities(new FormData(form), lines));
            }}
          >
            {lines.map((line) => (
              <ReturnLine key={line.id} line={line} prefs={prefs} error={problems[line.id]} />
            ))}
          </ul>
          <TextField name="reason" label={t('reason')} isOptional maxLength={500} />
          {mostMinor > 0 ? (
            <RefundFields
              proposedMinor={Math.min(mostMinor, soldMinor)}
              currency={order.currency}
              prefs={prefs}
              error={problems.refundAmount}
            />
          ) : null}
        </>
      )}
    </CommandDialog>
  );
}

function ReturnLine({ line, prefs, error }: { line: OrderLine; prefs: Prefs; error?: string }) {
  const t = useTranslations('orders.do');
  const tStatus = useTranslations('statuses');
  const left = line.shipped - line.returned;
  return (
    <LineRow>
      <LineName sku={line.sku} title={line.title} />
      <div className="grid w-full gap-2 sm:grid-cols-[7rem_1fr_1fr]">
        <QuantityField
          name={line.id}
          label={t('quantity')}
          value={0}
          prefs={prefs}
          error={error}
          help={t('ofUnits', { count: left })}
        />
        <SelectField
          name={`condition.${line.id}`}
          label={t('takeBack.condition')}
          options={CONDITIONS.map((value) => ({ value, label: tStatus(`condition.${value}`) }))}
        />
        <SelectField
          name={`disposition.${line.id}`}
          label={t('takeBack.disposition')}
          options={DISPOSITIONS.map((value) => ({ value, label: tStatus(`disposition.${value}`) }))}
        />
      </div>
    </LineRow>
  );
}

function readLine(form: FormData, line: OrderLine) {
  return {
    line,
    quantity: quantityOf(form, line.id, line.shipped - line.returned),
    condition: CONDITIONS.find((one) => one === form.get(`condition.${line.id}`)) ?? 'new',
    disposition: DISPOSITIONS.find((one) => one === form.get(`disposition.${line.id}`)) ?? 'quarantine',
  };
}

function readQuantities(form: FormData, lines: readonly OrderLine[]): Record<string, number> {
  const entries = lines.map((line) => [line.id, readLine(form, line).quantity ?? 0] as const);
  return Object.fromEntries(entries);
}
