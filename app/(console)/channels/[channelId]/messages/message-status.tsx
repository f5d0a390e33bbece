import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { InboxRow } from '#domains/channels/list-inbox.ts';

const TONES: Record<InboxRow['status'], Tone> = {
  attention: 'warn',
  pending: 'info',
  done: 'ok',
  ignored: 'neutral',
};

/** How a message stands, as a word. */
export function MessageStatus({ status }: { status: InboxRow['status'] }) {
  const t = useTranslations('statuses.job');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
