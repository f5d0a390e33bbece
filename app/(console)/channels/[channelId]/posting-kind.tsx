import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import type { PostingCost } from '#domains/analytics/board/posting-cost.ts';

const KINDS = ['sale', 'edit', 'cancel', 'return', 'cost', 'adjustment', 'undo'] as const;

/** What a posting was made for, in words: of a cost which one, and below it what it was for. */
export function PostingKind({ kind, cost }: { kind: string; cost: PostingCost | null }) {
  const t = useTranslations('channels.posting.kinds');
  const tCost = useTranslations('channels.cost.kinds');
  const known = KINDS.find((one) => one === kind);
  const name = known ? t(known) : kind;
  if (!cost) return name;
  const purpose = cost.campaign || cost.note;
  return (
    <>
      {kind === 'cost' ? tCost(cost.kind) : `${name} · ${tCost(cost.kind)}`}
      {purpose ? (
        <UserText className="block max-w-64 truncate text-sm font-normal text-quiet">{purpose}</UserText>
      ) : null}
    </>
  );
}
