'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { flushSync } from 'react-dom';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
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
import { place } from './actions.ts';
import type { RestWay, Way } from './delivery-fields.tsx';
import type { DraftLine } from './draft-lines.tsx';
import { readWish } from './read-wish.ts';
import { ShortThere } from './short-there.tsx';
import { SumPanel } from './sum-panel.tsx';
import { useTillScanner } from './use-till-scanner.ts';
import { type Held, WhoPanel } from './who-panel.tsx';

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
  const tPay = useTranslations('loyalty.pay');
  const prefs = usePrefs();
  const router = useRouter();
  const [orderId] = useState(newClientId);
  const [channelId, setChannelId] = useState(channels[0]?.id ?? '');
  const [lines, setLines] = useState<readonly DraftLine[]>([]);
  const [customer, setCustomer] = useState(known);
  const [held, setHeld] = useState<Held>({ person: known, scan: 0 });
  const [points, setPoints] = useState<number | null>(0);
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
    setLines((now) => withGoods(now, variant));
  }

  function choosePerson(person: CustomerChoice | null) {
    setCustomer(person);
    if (person?.id !== customer?.id) setPoints(0);
  }

  useTillScanner(channelId, {
    onGoods: (variant) => {
      setScanned(null);
      add(variant);
    },
    onCustomer: (holder) => {
      setScanned(null);
      setHeld(({ scan }) => ({ person: holder, scan: scan + 1 }));
      choosePerson(holder);
      void notify(tPay('cardFound', { name: holder.name || holder.phone || '–' }));
    },
    onUnknown: setScanned,
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (lines.length === 0) return setProblem(t('noLines'));
    if (points === null) return;
    const form = new FormData(event.currentTarget);
    const wish = readWish(form, { orderId, channelId, lines, customer, way, rest, shippingMinor, points });
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
    customerId: customer?.id,
    points: points ?? 0,
  };
  return (
    <form
      method="post"
      onSubmit={submit}
      className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]"
      noValidate
    >
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
        <WhoPanel
          held={held}
          customer={customer}
          onCustomer={choosePerson}
          delivery={{ way, onWay: setWay, rest, onRest: setRest, places }}
        />
      </div>
      <aside className="flex flex-col gap-4 lg:sticky lg:top-16">
        <SumPanel
          draft={draft}
          channels={channels}
          way={way}
          currency={reportingCurrency}
          prefs={prefs}
          isPending={isPending}
          onChannel={setChannelId}
          onShipping={setShippingMinor}
          onPoints={setPoints}
        />
      </aside>
    </form>
  );
}

function withGoods(lines: readonly DraftLine[], variant: Sellable): readonly DraftLine[] {
  if (!lines.some((line) => line.variant.id === variant.id)) {
    return [...lines, { variant, quantity: variant.pieces }];
  }
  return lines.map((line) =>
    line.variant.id === variant.id ? { variant, quantity: line.quantity + variant.pieces } : line,
  );
}
