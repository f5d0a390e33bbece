import { useTranslations } from 'next-intl';

const KINDS = ['sale', 'edit', 'cancel', 'return', 'cost', 'adjustment', 'undo'] as const;

/** What a posting was made for, in words. */
export function PostingKind({ kind }: { kind: string }) {
  const t = useTranslations('channels.posting.kinds');
  const known = KINDS.find((one) => one === kind);
  return <>{known ? t(known) : kind}</>;
}
