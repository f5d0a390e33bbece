import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import type { LevelMark } from '#domains/inventory/reorder-rule.ts';

const TONES = { out: 'bad', short: 'warn', low: 'warn' } as const;

/** Out, low or below safety, as a word; nothing where nothing is to be said. */
export function MarkBadge({ mark }: { mark: LevelMark }) {
  const t = useTranslations('inventory.mark');
  return mark ? <Badge tone={TONES[mark]}>{t(mark)}</Badge> : null;
}
