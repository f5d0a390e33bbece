import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { CorrectionRow } from '#domains/parity/corrections/list-corrections.ts';

const TONES: Record<CorrectionRow['state'], Tone> = {
  waiting: 'info',
  sending: 'info',
  written: 'ok',
  refused: 'bad',
  withdrawn: 'neutral',
};

/** Where the writing of a correction stands. */
export function CorrectionMark({ state }: { state: CorrectionRow['state'] }) {
  const t = useTranslations('parity.correction.state');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
