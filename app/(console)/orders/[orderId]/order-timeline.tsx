import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { TimelineEntry } from '#domains/orders/get-order-timeline.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
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

/** The sentence of one entry; a kind that has no words yet is shown by its name. */
function Happened({ entry, prefs }: { entry: TimelineEntry; prefs: Prefs }) {
  const t = useTranslations('orders.timeline');
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
      {reason ? (
        <>
          {': '}
          <span className="text-quiet">
            <AttentionReason reason={reason} />
          </span>
        </>
      ) : null}
    </>
  );
}
