import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { PurchaseEntry } from '#domains/purchasing/orders/get-purchase-timeline.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const DEEDS: ReadonlyMap<string, 'receive' | 'undo' | 'cost'> = new Map([
  ['purchase.receive', 'receive'],
  ['purchase.undo', 'undo'],
  ['cost.write', 'cost'],
]);
const ENDS = ['closed', 'cancelled'] as const;

type Props = { entries: readonly PurchaseEntry[]; now: Date; prefs: Prefs };

/** What was done to the order, newest first. */
export function PurchaseTimeline({ entries, now, prefs }: Props) {
  const t = useTranslations('purchasing');
  const nameOf = (entry: PurchaseEntry) => {
    const deed = DEEDS.get(entry.verb);
    if (deed) return t(`story.${deed}`);
    if (entry === entries.at(-1)) return t('story.draft');
    const { way, status, reopened } = entry.summary;
    if (reopened !== undefined) return t('story.reopened', { reason: String(reopened) });
    if (way !== undefined) return t('story.sent');
    const end = ENDS.find((known) => known === status);
    return t(`story.${end ?? 'changed'}`);
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
