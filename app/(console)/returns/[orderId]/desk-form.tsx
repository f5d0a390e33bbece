'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ScanField, type ScanResult } from '#components/form/scan-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { METHODS } from '../../orders/[orderId]/methods.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { ApprovalFields, readApproval } from '../_desk/approval-fields.tsx';
import { Choice } from '../_desk/choice.tsx';
import { ReasonFields, readReason } from '../_desk/reason-fields.tsx';
import { addUnit, changeUnit, groupUnits, type Unit } from '../_desk/units.ts';
import { useQuote } from '../_desk/use-quote.ts';
import { quote as askQuote, exchange, take } from '../actions.ts';
import { type DeskGoods, DeskLine } from './desk-line.tsx';
import { ExchangePanel, type NewGoods } from './exchange-panel.tsx';
import { MoneyPanel } from './money-panel.tsx';

type Named = { id: string; name: string };
type Props = {
  order: { id: string; channelId: string; currency: string };
  goods: readonly DeskGoods[];
  isFirstPolicy: boolean;
  places: readonly Named[];
  approvers: readonly Named[];
  mayRefund: boolean;
  mayExchange: boolean;
};

const WAYS = ['original', 'method', 'nothing'] as const;

/** The desk's form: units by tap or scan, what the customer gets, and a manager's word where the policy refuses. */
export function DeskForm(props: Props) {
  const { order, goods, isFirstPolicy, places, approvers, mayRefund, mayExchange } = props;
  const t = useTranslations('returns');
  const tMethod = useTranslations('orders.method');
  const prefs = usePrefs();
  const router = useRouter();
  const [ids] = useState(() => ({ returnId: newClientId(), newOrderId: newClientId() }));
  const [units, setUnits] = useState<readonly Unit[]>([]);
  const [want, setWant] = useState<'money' | 'goods'>('money');
  const [way, setWay] = useState<(typeof WAYS)[number]>('original');
  const [newGoods, setNewGoods] = useState<readonly NewGoods[]>([]);
  const [from, setFrom] = useState<'here' | 'anywhere'>('here');
  // Scans follow each other faster than the screen is drawn: each counts on what the last one left.
  const latest = useRef(units);
  const change = (next: readonly Unit[]) => {
    latest.current = next;
    setUnits(next);
  };
  const lines = groupUnits(units).map(({ of, ...unit }) => ({ lineId: of, ...unit }));
  const newLines = newGoods.map(({ variantId, quantity }) => ({ variantId, quantity }));
  const isExchange = want === 'goods';
  const isReady = lines.length > 0 && (!isExchange || newLines.length > 0);
  const asked = { orderId: order.id, lines, ...(isExchange && newLines.length > 0 ? { newLines } : {}) };
  const { quote, failure: unquoted } = useQuote(askQuote, lines.length > 0 ? asked : null);
  const finish = ({ returnId, returnNumber }: { returnId: string; returnNumber: number }) => {
    void notify(t('desk.done', { number: orderNumber(returnNumber, prefs) }));
    router.push(asRoute(`/returns/slip/${returnId}`));
  };
  const taking = useAction(take, finish);
  const exchanging = useAction(exchange, finish);
  const sending = isExchange ? exchanging : taking;

  const backMinor = quote?.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0) ?? 0;
  const isForMoney = !mayRefund && way !== 'nothing' && backMinor > 0;
  const refused = quote?.refused ?? [];

  function onScan(code: string): ScanResult {
    const line = goods.find((one) => one.codes.includes(code) || one.codes.includes(code.padStart(14, '0')));
    const isolated = `\u2068${line?.sku ?? code}\u2069`;
    if (!line) return { tone: 'unknown', text: t('desk.scannedUnknown', { code: isolated }) };
    const there = latest.current.filter((unit) => unit.of === line.id).length;
    if (there >= line.left) return { tone: 'tooMany', text: t('desk.scannedTooMany', { sku: isolated }) };
    change(addUnit(latest.current, line.id, line.serials.includes(code) ? code : ''));
    return { tone: 'right', text: t('desk.scanned', { sku: isolated }) };
  }

  function send(form: FormData) {
    const method = String(form.get('method') ?? '');
    const payment = String(form.get('payment') ?? '');
    const giveBack = way === 'method' ? { as: way, method } : { as: way };
    const input = {
      ...readReason(form),
      orderId: order.id,
      returnId: ids.returnId,
      lines,
      giveBack,
      approval: readApproval(form),
    };
    if (!isExchange) return taking.run(input);
    exchanging.run({
      ...input,
      newOrderId: ids.newOrderId,
      newLines,
      from,
      ...(payment ? { payment } : {}),
    });
  }

  return (
    <div className="flex flex-col gap-4">
      <ScanField label={t('desk.scan')} submit={t('desk.scanSubmit')} onScan={onScan} />
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        <ul aria-label={t('desk.goods')} className="flex flex-col gap-2">
          {goods.map((line) => (
            <DeskLine
              key={line.id}
              goods={line}
              units={units.filter((unit) => unit.of === line.id)}
              isFirstPolicy={isFirstPolicy}
              onAdd={() => change(addUnit(latest.current, line.id))}
              onChange={(key, part) => change(changeUnit(latest.current, key, part))}
              onRemove={(key) => change(latest.current.filter((unit) => unit.key !== key))}
            />
          ))}
        </ul>
        <ReasonFields places={places} />
        {mayExchange ? (
          <Choice
            legend={t('want.legend')}
            name="want"
            value={want}
            options={[
              { value: 'money', label: t('want.money') },
              { value: 'goods', label: t('want.goods') },
            ]}
            onChange={setWant}
          />
        ) : null}
        {isExchange ? (
          <ExchangePanel
            channelId={order.channelId}
            chosen={newGoods}
            same={sameAgain(goods, units)}
            from={from}
            onChange={setNewGoods}
            onFrom={setFrom}
          />
        ) : null}
        <Choice
          legend={t('money.legend')}
          name="way"
          value={way}
          options={WAYS.map((value) => ({ value, label: t(`money.${value}`) }))}
          onChange={setWay}
        />
        {way === 'method' ? (
          <SelectField
            name="method"
            label={t('money.how')}
            options={METHODS.map((value) => ({ value, label: tMethod(value) }))}
          />
        ) : null}
        <MoneyPanel quote={quote} currency={order.currency} givesBack={way !== 'nothing'} />
        {refused.length > 0 || isForMoney ? (
          <ApprovalFields approvers={approvers} refused={refused} isForMoney={isForMoney} />
        ) : null}
        <FailureNote failure={sending.failure ?? unquoted} />
        <Button look="primary" size="large" type="submit" disabled={!isReady || sending.isPending}>
          {isExchange ? t('desk.submitExchange') : t('desk.submit')}
        </Button>
      </form>
    </div>
  );
}

/** As many of the same goods as came back. */
function sameAgain(goods: readonly DeskGoods[], units: readonly Unit[]): NewGoods[] {
  return goods.flatMap(({ id, variantId, sku, title }) => {
    const quantity = units.filter((unit) => unit.of === id).length;
    return variantId && quantity > 0 ? [{ variantId, sku, title, quantity }] : [];
  });
}
