import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { CountLineState, CountStatus } from '#domains/inventory/counts/count-status.ts';

const TONES: Record<CountStatus, Tone> = {
  open: 'accent',
  submitted: 'warn',
  approved: 'ok',
  cancelled: 'neutral',
};
const STATES: Record<CountLineState, Tone> = {
  open: 'neutral',
  agrees: 'ok',
  waits: 'warn',
  booked: 'info',
  left: 'neutral',
};

/** Where a count stands. */
export function CountStatusBadge({ status }: { status: CountStatus }) {
  const t = useTranslations('stock-work.count.status');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}

/** Where a line of a count stands. */
export function CountLineBadge({ state }: { state: CountLineState }) {
  const t = useTranslations('stock-work.count.state');
  return <Badge tone={STATES[state]}>{t(state)}</Badge>;
}
