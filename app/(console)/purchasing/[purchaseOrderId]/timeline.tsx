import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { PurchaseEntry } from '#domains/purchasing/orders/get-purchase-timeline.ts';
import { PURCHASE_STATUSES } from '#domains/purchasing/orders/purchase-status.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const DEEDS = { 'purchase.receive': 'receive', 'purchase.undo': 'undo', 'cost.write': 'cost' } as const;

type Props = { entries: readonly PurchaseEntry[]; now: Date; prefs: Prefs };

/** What was done to the order, newest first. */
export function PurchaseTimeline({ entries, now, prefs }: Props) {
  const t = useTranslations('purchasing');
  const nameOf = ({ verb, summary }: PurchaseEntry) => {
    const deed = Object.entries(DEEDS).find(([known]) => known === verb)?.[1];
    if (deed) return t(`story.${deed}`);
    const status = PURCHASE_STATUSES.find((known) => known === summary.status);
    return status ? t(`story.${status}`) : t('story.changed');
  };
  return (
    <Panel title={t('story.title')}>
      <ol className="flex flex-col">
        {entries.map((entry) => (
          <li key={entry.key} className="flex gap-3 pb-4 last:pb-0">
            <span aria-hidden className="mt-2 size-2 shrink-0 rounded-full bg-accent" />
            <div className="min-w-0 flex-1">
              <p>{nameOf(entry)}</p>
              <p className="text-sm text-quiet">
                <TimeAgo at={entry.at} now={now} prefs={prefs} /> · <UserText>{entry.who}</UserText>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
