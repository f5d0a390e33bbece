import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { DriftRow } from '#domains/parity/drifts/list-drifts.ts';
import type { DriftState } from '#domains/parity/rules/parity-rules.ts';

const TONES: Record<DriftState, Tone> = { open: 'warn', accepted: 'neutral', corrected: 'info', gone: 'ok' };

/** Where a drift stands. */
export function StateMark({ state }: { state: DriftState }) {
  const t = useTranslations('parity.state');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}

/** Which side is probably right. */
export function SuggestionMark({ suggestion }: Pick<DriftRow, 'suggestion'>) {
  const t = useTranslations('parity.suggestion');
  return <span className="text-sm text-quiet">{t(suggestion.right)}</span>;
}
