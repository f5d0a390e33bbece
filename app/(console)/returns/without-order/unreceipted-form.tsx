'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ScanField, type ScanResult } from '#components/form/scan-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { METHODS } from '../../orders/[orderId]/methods.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { SellableBox } from '../../orders/sellable-box.tsx';
import { ApprovalFields, readApproval } from '../_desk/approval-fields.tsx';
import { MoneyLine } from '../_desk/money-lines.tsx';
import { ReasonFields, readReason } from '../_desk/reason-fields.tsx';
import { UnitRow } from '../_desk/unit-row.tsx';
import { addUnit, changeUnit, groupUnits, type Unit } from '../_desk/units.ts';
import { useQuote } from '../_desk/use-quote.ts';
import { findGoods, quoteWithoutOrder, takeWithoutOrder } from '../actions.ts';

type Named = { id: string; name: string };
type Goods = { id: string; sku: string; title: string };
type Props = {
  currency: string;
  channels: readonly Named[];
  places: readonly Named[];
  approvers: readonly Named[];
  mayRefund: boolean;
};

/** Goods by scan or search, each unit in its state, at the worth that the policy gives them. */
export function UnreceiptedForm({ currency, channels, places, approvers, mayRefund }: Props) {
  const t = useTranslations('returns');
  const tMethod = useTranslations('orders.method');
  const prefs = usePrefs();
  const router = useRouter();
  const [returnId] = useState(newClientId);
  const [channelId, setChannelId] = useState(channels[0]?.id ?? '');
  const [goods, setGoods] = useState<readonly Goods[]>([]);
  const [units, setUnits] = useState<readonly Unit[]>([]);
  const [method, setMethod] = useState('');
  const [box, setBox] = useState(0);
  // Scans follow each other faster than the screen is drawn: each counts on what the last one left.
  const latest = useRef(units);
  const change = (next: readonly Unit[]) => {
    latest.current = next;
    setUnits(next);
  };
  const lines = groupUnits(units).map(({ of, ...unit }) => ({ variantId: of, ...unit }));
  const { quote, failure: unquoted } = useQuote(
    quoteWithoutOrder,
    lines.length > 0 ? { channelId, lines } : null,
  );
  const taking = useAction(takeWithoutOrder, ({ returnNumber }) => {
    void notify(t('desk.done', { number: orderNumber(returnNumber, prefs) }));
    router.push(asRoute(`/returns/slip/${returnId}`));
  });
  const add = ({ id, sku, title }: Goods) => {
    setGoods((before) => (before.some((one) => one.id === id) ? before : [...before, { id, sku, title }]));
    change(addUnit(latest.current, id));
  };

  async function onScan(code: string): Promise<ScanResult> {
    const found = await findGoods(code).catch(() => null);
    if (!found?.ok || !found.data) {
      return { tone: 'unknown', text: t('unreceipted.notFound', { code: `\u2068${code}\u2069` }) };
    }
    add(found.data);
    return { tone: 'right', text: t('desk.scanned', { sku: `\u2068${found.data.sku}\u2069` }) };
  }

  const isForMoney = !mayRefund && method !== '';
  const refused = quote?.refused ?? [];
  return (
    <div className="flex flex-col gap-4">
      <ScanField label={t('desk.scan')} submit={t('desk.scanSubmit')} onScan={onScan} />
      <SellableBox
        key={box}
        channelId={channelId}
        label={t('unreceipted.goods')}
        onChoose={(variant) => {
          if (!variant) return;
          add(variant);
          setBox(box + 1);
        }}
      />
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const approval = readApproval(form);
          const money = method ? { method } : {};
          taking.run({ ...readReason(form), returnId, channelId, lines, approval, ...money });
        }}
      >
        <ul aria-label={t('desk.goods')} className="flex flex-col gap-2">
          {goods.map(({ id, sku, title }) => {
            const own = units.filter((unit) => unit.of === id);
            if (own.length === 0) return null;
            return (
              <li key={id} className="flex flex-col gap-3 rounded-md border border-line bg-surface p-3">
                <div>
                  <UserText className="block font-medium">{title}</UserText>
                  <Ltr className="text-sm text-quiet">{sku}</Ltr>
                </div>
                <ul className="flex flex-col gap-3">
                  {own.map((unit, at) => (
                    <UnitRow
                      key={unit.key}
                      unit={unit}
                      number={at + 1}
                      sku={sku}
                      onChange={(part) => change(changeUnit(latest.current, unit.key, part))}
                      onRemove={() => change(latest.current.filter((one) => one.key !== unit.key))}
                    />
                  ))}
                </ul>
              </li>
            );
          })}
        </ul>
        <ReasonFields places={places} />
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            label={t('unreceipted.channel')}
            value={channelId}
            options={channels.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setChannelId(event.target.value)}
          />
          <SelectField
            label={t('unreceipted.method')}
            value={method}
            placeholder={t('money.nothing')}
            options={METHODS.map((value) => ({ value, label: tMethod(value) }))}
            onChange={(event) => setMethod(event.target.value)}
          />
        </div>
        <Panel title={t('money.title')}>
          {quote && lines.length > 0 ? (
            <div aria-live="polite" className="flex flex-col gap-1">
              <MoneyLine name={t('slip.worth')} amountMinor={quote.worthMinor} currency={currency} />
              {quote.feeMinor > 0 ? (
                <MoneyLine name={t('money.fee')} amountMinor={-quote.feeMinor} currency={currency} />
              ) : null}
              <MoneyLine
                name={t('money.due')}
                amountMinor={method ? quote.dueMinor : 0}
                currency={currency}
                isStrong
              />
            </div>
          ) : (
            <p className="text-quiet">{t('money.begin')}</p>
          )}
        </Panel>
        {lines.length > 0 && (refused.length > 0 || isForMoney) ? (
          <ApprovalFields approvers={approvers} refused={refused} isForMoney={isForMoney} />
        ) : null}
        <FailureNote failure={taking.failure ?? unquoted} />
        <Button look="primary" size="large" type="submit" disabled={lines.length === 0 || taking.isPending}>
          {t('desk.submit')}
        </Button>
      </form>
    </div>
  );
}
