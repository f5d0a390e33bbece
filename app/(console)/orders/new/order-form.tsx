'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { flushSync } from 'react-dom';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { PickupPlace } from '#domains/fulfilment/pickup/pickup-place.ts';
import type { CustomerChoice } from '#domains/orders/counter/list-customer-choices.ts';
import type { Sellable } from '#domains/orders/counter/list-sellable.ts';
import type { OrderChoices } from '#domains/orders/lists/list-choices.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import type { Failure } from '../../_parts/use-action.ts';
import { SellableBox } from '../sellable-box.tsx';
import { findSellable } from '../use-sellable.ts';
import { place } from './actions.ts';
import { CustomerBox } from './customer-box.tsx';
import { DeliveryFields, type RestWay, type Way } from './delivery-fields.tsx';
import type { DraftLine } from './draft-lines.tsx';
import { DraftTotals } from './draft-totals.tsx';
import { readWish } from './read-wish.ts';
import { ShortThere } from './short-there.tsx';
import { useScanner } from './use-scanner.ts';

const DraftLines = dynamic(() => import('./draft-lines.tsx').then((file) => file.DraftLines));

type Props = {
  channels: OrderChoices['channels'];
  reportingCurrency: string;
  /** For whom the order is, where that is known already. */
  known: CustomerChoice | null;
  /** The shops where customers come for their orders. */
  places: readonly PickupPlace[];
};

/** An order that staff write: at the counter, on the phone, in a chat. */
export function OrderForm({ channels, reportingCurrency, known, places }: Props) {
  const t = useTranslations('orders.new');
  const prefs = usePrefs();
  const router = useRouter();
  const [orderId] = useState(newClientId);
  const [channelId, setChannelId] = useState(channels[0]?.id ?? '');
  const [lines, setLines] = useState<readonly DraftLine[]>([]);
  const [customer, setCustomer] = useState(known);
  const [scanned, setScanned] = useState<string | null>(null);
  const [way, setWay] = useState<Way>('none');
  const [rest, setRest] = useState<RestWay>('refuse');
  const [shippingMinor, setShippingMinor] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, start] = useTransition();

  function add(variant: Sellable | null) {
    if (!variant) return;
    setProblem(null);
    setLines((now) =>
      now.some((line) => line.variant.id === variant.id)
        ? now.map((line) =>
            line.variant.id === variant.id ? { variant, quantity: line.quantity + variant.pieces } : line,
          )
        : [...now, { variant, quantity: variant.pieces }],
    );
  }

  useScanner(async (code) => {
    const found = await findSellable(channelId, code);
    if (found?.[0] && isNamed(found, code)) {
      setScanned(null);
      add(found[0]);
    } else setScanned(code);
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (lines.length === 0) return setProblem(t('noLines'));
    const form = new FormData(event.currentTarget);
    const wish = readWish(form, { orderId, channelId, lines, customer, way, rest, shippingMinor });
    start(async () => {
      const answer = await place(wish, orderId).catch(() => null);
      if (answer?.ok) {
        void notify(t('done'));
        router.push(asRoute(`/orders/${answer.data.id}`));
      } else setFailure(answer?.error ?? { code: 'UNAVAILABLE', message: '', details: {} });
    });
  }

  // The button that is pressed sends the form: what it chose must stand there first.
  function choose(chosen: RestWay) {
    flushSync(() => setRest(chosen));
  }

  const draft = {
    channelId,
    lines: lines.map((line) => ({ variantId: line.variant.id, quantity: line.quantity })),
    shippingMinor: way === 'send' ? shippingMinor : 0,
  };
  return (
    <form onSubmit={submit} className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]" noValidate>
      <div className="flex min-w-0 flex-col gap-4">
        <FailureNote failure={failure} />
        {way === 'pickup' ? <ShortThere failure={failure} onChoose={choose} /> : null}
        <Panel title={t('goods')}>
          <div className="flex flex-col gap-4">
            <SellableBox
              key={lines.length}
              channelId={channelId}
              label={t('find')}
              help={t('findHelp')}
              error={scanned ? t('unknownCode', { code: scanned }) : (problem ?? undefined)}
              onChoose={add}
            />
            {lines.length > 0 ? (
              <DraftLines lines={lines} prefs={prefs} currency={reportingCurrency} onChange={setLines} />
            ) : (
              <p className="text-quiet">{t('empty')}</p>
            )}
          </div>
        </Panel>
        <Panel title={t('who')}>
          <div className="grid gap-4 sm:grid-cols-2">
            <div className="sm:col-span-2">
              <CustomerBox known={known} onChoose={setCustomer} />
            </div>
            <PersonFields key={customer?.id ?? 'nobody'} customer={customer} />
            <DeliveryFields way={way} onWay={setWay} rest={rest} onRest={setRest} places={places} />
          </div>
        </Panel>
      </div>
      <aside className="flex flex-col gap-4 lg:sticky lg:top-16">
        <Panel title={t('sum')}>
          <div className="flex flex-col gap-4">
            <SelectField
              label={t('channel')}
              value={channelId}
              onChange={(event) => setChannelId(event.target.value)}
              options={channels.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <DraftTotals
              draft={draft}
              isSent={way === 'send'}
              currency={reportingCurrency}
              prefs={prefs}
              onShipping={setShippingMinor}
            />
            {way === 'pickup' ? null : <Checkbox name="waits" label={t('waits')} help={t('waitsHelp')} />}
            <TextAreaField name="note" label={t('note')} isOptional rows={2} maxLength={2000} />
            <Button look="primary" size="large" type="submit" disabled={isPending}>
              {isPending ? t('placing') : t('place')}
            </Button>
          </div>
        </Panel>
      </aside>
    </form>
  );
}

/** A scan must hit a code; words that merely contain it are no answer. */
function isNamed(found: readonly Sellable[], code: string): boolean {
  return found.length === 1 || found[0]?.sku.toUpperCase() === code.toUpperCase();
}

function PersonFields({ customer }: { customer: CustomerChoice | null }) {
  const t = useTranslations('orders.new');
  return (
    <>
      <TextField name="name" label={t('name')} isOptional maxLength={200} defaultValue={customer?.name} />
      <TextField
        name="phone"
        label={t('phone')}
        dir="ltr"
        inputMode="tel"
        isOptional
        maxLength={40}
        defaultValue={customer?.phone ?? ''}
      />
      <TextField
        name="email"
        label={t('email')}
        dir="ltr"
        inputMode="email"
        isOptional
        maxLength={320}
        defaultValue={customer?.email ?? ''}
      />
    </>
  );
}
