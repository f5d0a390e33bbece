'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { type AwaitedLine, type Counted, compare } from './count-delivery.ts';
import { asksNumbers } from './count-lots.ts';
import { CountedLine } from './counted-line.tsx';

// Few goods have lots or numbers: their fields come with the first of them.
const LotFields = dynamic(() => import('./lot-fields.tsx').then((file) => file.LotFields));
const NumberFields = dynamic(() => import('./number-fields.tsx').then((file) => file.NumberFields));

type Props = { line: AwaitedLine; counted: Counted; onChange: (counted: Counted) => void };

/** One line of the order: its lots or serial numbers too, and what happens to more than was ordered. */
export function CountLine({ line, counted, onChange }: Props) {
  const t = useTranslations('purchasing.receive');
  const { over } = compare(line, counted);
  const isNumbered = asksNumbers(line);
  const isBegun = counted.good + counted.damaged > 0;
  return (
    <CountedLine
      {...{ line, counted, onChange, isNumbered }}
      say={(key, values) => t(key, values)}
      codes={
        <>
          <Ltr>{line.sku}</Ltr>
          {line.supplierSku ? (
            <>
              {' · '}
              <Ltr>{line.supplierSku}</Ltr>
            </>
          ) : null}
        </>
      }
      overTone="warn"
    >
      {line.tracking === 'lot' && isBegun ? <LotFields counted={counted} onChange={onChange} /> : null}
      {isNumbered ? <NumberFields line={line} counted={counted} onChange={onChange} /> : null}
      {over > 0 ? (
        <Checkbox
          label={t('takeSurplus', { count: over })}
          checked={counted.takesSurplus}
          onChange={(event) => onChange({ ...counted, takesSurplus: event.target.checked })}
        />
      ) : null}
    </CountedLine>
  );
}
