import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { TimelineEntry } from '#domains/orders/get-order-timeline.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../order-number.ts';
import { AttentionReason } from './order-state.tsx';

type Props = { entries: readonly TimelineEntry[]; now: Date; prefs: Prefs };

/** What happened, newest first: the order's own story, and before it what its customer did. */
export function OrderTimeline({ entries, now, prefs }: Props) {
  const t = useTranslations('orders.timeline');
  return (
    <Panel title={t('title')}>
      <ol className="flex flex-col">
        {entries.map((entry) => (
          <li key={entry.key} className="relative flex gap-3 pb-4 last:pb-0">
            <span
              aria-hidden
              className={`mt-2 size-2 shrink-0 rounded-full ${entry.source === 'touch' ? 'border border-neutral-8' : 'bg-accent'}`}
            />
            <div className="min-w-0 flex-1">
              <p>
                <Happened entry={entry} prefs={prefs} />
              </p>
              <p className="text-sm text-quiet">
                <TimeAgo at={new Date(entry.at)} now={now} prefs={prefs} /> · <UserText>{entry.who}</UserText>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Which return, claim or other order an entry speaks of; the other order can be opened. */
function Links({ payload, prefs }: { payload: TimelineEntry['payload']; prefs: Prefs }) {
  const t = useTranslations('orders.timeline');
  const tClaim = useTranslations('returns.claim.kind');
  const parts: ReactNode[] = [];
  const claim = typeof payload.claim === 'string' ? payload.claim : '';
  if (tClaim.has(claim)) parts.push(tClaim(claim));
  for (const [key, value] of [
    ['return', payload.returnNumber],
    ['claim', payload.claimNumber],
  ] as const) {
    if (typeof value === 'number') parts.push(t(key, { number: formatNumber(value, prefs) }));
  }
  for (const [key, number, id] of [
    ['to', payload.toNumber, payload.toOrderId],
    ['from', payload.fromNumber, payload.fromOrderId],
  ] as const) {
    if (typeof number === 'number')
      parts.push(<OtherOrder key={key} way={key} number={number} id={id} prefs={prefs} />);
  }
  for (const [key, count] of [
    ['toBring', payload.toBring],
    ['brought', payload.brought],
  ] as const) {
    if (typeof count === 'number' && count > 0) parts.push(t(key, { count }));
  }
  if (parts.length === 0) return null;
  return (
    <span className="text-quiet">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence keep their places
        <Fragment key={at}>
          {at === 0 ? ': ' : ' · '}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

function OtherOrder(props: { way: 'to' | 'from'; number: number; id: unknown; prefs: Prefs }) {
  const t = useTranslations('orders.timeline');
  const said = orderNumber(props.number, props.prefs);
  const { id } = props;
  return t.rich(props.way, {
    number: () =>
      typeof id === 'string' ? (
        <a href={`/orders/${id}`} className="underline">
          {said}
        </a>
      ) : (
        <bdi>{said}</bdi>
      ),
  });
}

/** The sentence of one entry; a kind that has no words yet is shown by its name. */
function Happened({ entry, prefs }: { entry: TimelineEntry; prefs: Prefs }) {
  const t = useTranslations('orders.timeline');
  const tReason = useTranslations('returns.reason');
  const key = `${entry.source === 'touch' ? 'touch' : 'kind'}.${entry.kind.replace(/^order\./, '')}`;
  const reason = typeof entry.payload.reason === 'string' ? entry.payload.reason : '';
  const { shipOn } = entry.payload;
  return (
    <>
      {t.has(key) ? t(key) : <bdi>{entry.kind}</bdi>}
      {shipOn === undefined ? null : (
        <>
          {': '}
          <span className="text-quiet">
            {typeof shipOn === 'string'
              ? t('promised', { day: formatBusinessDate(shipOn, prefs) })
              : t('unpromised')}
          </span>
        </>
      )}
      <Links payload={entry.payload} prefs={prefs} />
      {reason ? (
        <>
          {': '}
          <span className="text-quiet">
            {tReason.has(reason) ? tReason(reason) : <AttentionReason reason={reason} />}
          </span>
        </>
      ) : null}
    </>
  );
}
