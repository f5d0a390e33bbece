import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { ImportStatus } from '#domains/imports/read-batch.ts';

const TONES: Record<ImportStatus, Tone> = {
  uploaded: 'warn',
  checking: 'info',
  ready: 'accent',
  running: 'info',
  done: 'ok',
  failed: 'bad',
  cancelled: 'neutral',
  undoing: 'info',
  undone: 'neutral',
};

/** Where an import stands, in a word. */
export function StatusBadge({ status }: { status: ImportStatus }) {
  const t = useTranslations('imports.status');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
