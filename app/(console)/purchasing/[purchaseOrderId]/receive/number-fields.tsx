'use client';

import { useTranslations } from 'next-intl';
import { NumbersBox } from '../../../inventory/_lots/numbers-box.tsx';
import type { AwaitedLine, Counted } from './count-delivery.ts';
import { withNumbers } from './count-lots.ts';

type Props = { line: AwaitedLine; counted: Counted; onChange: (counted: Counted) => void };

/** The serial numbers of the good units: each number is one unit. */
export function NumberFields({ line, counted, onChange }: Props) {
  const t = useTranslations('lots.receive');
  return (
    <NumbersBox
      label={t('numbers')}
      help={t('numbersHelp')}
      wanted={line.awaited}
      value={counted.numbers ?? ''}
      onChange={(text) => onChange(withNumbers(counted, text))}
    />
  );
}
