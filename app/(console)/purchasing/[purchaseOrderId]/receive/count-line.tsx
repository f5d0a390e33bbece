'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { type AwaitedLine, type Counted, compare } from './count-delivery.ts';
import { asksNumbers } from './count-lots.ts';
import { UnitsField } from './units-box.tsx';

// Few goods have lots or numbers: their fields come with the first of them.
const LotFields = dynamic(() => import('./lot-fields.tsx').then((file) => file.LotFields));
const NumberFields = dynamic(() => import('./number-fields.tsx').then((file) => file.NumberFields));

type Props = { line: AwaitedLine; counted: Counted; onChange: (counted: Counted) => void };

/** One line of the order: what is awaited, what was counted, and what that means. */
export function CountLine({ line, counted, onChange }: Props) {
  const t = useTranslations('purchasing.receive');
  const { over, missing } = compare(line, counted);
  const isNumbered = asksNumbers(line);
  const isBegun = counted.good + counted.damaged > 0;
  const edge = over > 0 ? 'border-warn-line' : isBegun && missing === 0 ? 'border-ok-line' : 'border-line';
  return (
    <li className={`flex flex-col gap-2 rounded-md border bg-surface p-3 ${edge}`}>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <UserText className="block font-medium">{line.title}</UserText>
          <p className="text-sm text-quiet">
            <Ltr>{line.sku}</Ltr>
            {line.supplierSku ? (
              <>
                {' · '}
                <Ltr>{line.supplierSku}</Ltr>
              </>
            ) : null}
          </p>
        </div>
        <div className="flex shrink-0 flex-col items-end gap-1">
          <span className="text-sm text-quiet">{t('awaited', { count: line.awaited })}</span>
          {over > 0 ? (
            <Badge tone="warn">{t('over', { count: over })}</Badge>
          ) : isBegun ? (
            <Badge tone={missing > 0 ? 'neutral' : 'ok'}>
              {missing > 0 ? t('short', { count: missing }) : t('whole')}
            </Badge>
          ) : null}
        </div>
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        {isNumbered ? null : (
          <UnitsField
            caption={t('good')}
            label={t('goodOf', { sku: line.sku })}
            value={counted.good}
            units={line.units}
            onChange={(good) => onChange({ ...counted, good })}
          />
        )}
        <UnitsField
          caption={t('damaged')}
          label={t('damagedOf', { sku: line.sku })}
          value={counted.damaged}
          units={line.units}
          onChange={(damaged) => onChange({ ...counted, damaged })}
        />
        {missing > 0 && !isNumbered ? (
          <Button size="large" onClick={() => onChange({ ...counted, good: counted.good + missing })}>
            {t('rest', { count: missing })}
          </Button>
        ) : null}
      </div>
      {line.tracking === 'lot' && isBegun ? <LotFields counted={counted} onChange={onChange} /> : null}
      {isNumbered ? <NumberFields line={line} counted={counted} onChange={onChange} /> : null}
      {over > 0 ? (
        <Checkbox
          label={t('takeSurplus', { count: over })}
          checked={counted.takesSurplus}
          onChange={(event) => onChange({ ...counted, takesSurplus: event.target.checked })}
        />
      ) : null}
    </li>
  );
}
