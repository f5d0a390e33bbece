'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  type AwaitedLine,
  type Counted,
  compare,
} from '../../../purchasing/[purchaseOrderId]/receive/count-delivery.ts';
import { UnitsField } from '../../../purchasing/[purchaseOrderId]/receive/units-box.tsx';

type Props = { line: AwaitedLine; counted: Counted; onChange: (counted: Counted) => void };

/** One kind of goods on its way: what is awaited, what was counted, and what that means. */
export function ArrivalLine({ line, counted, onChange }: Props) {
  const t = useTranslations('stock-work.transfer.receive');
  const { over, missing } = compare(line, counted);
  const isBegun = counted.good + counted.damaged > 0;
  const edge = over > 0 ? 'border-bad-line' : isBegun && missing === 0 ? 'border-ok-line' : 'border-line';
  return (
    <li className={`flex flex-col gap-2 rounded-md border bg-surface p-3 ${edge}`}>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <UserText className="block font-medium">{line.title}</UserText>
          <Ltr className="text-sm text-quiet">{line.sku}</Ltr>
        </div>
        <div className="flex shrink-0 flex-col items-end gap-1">
          <span className="text-sm text-quiet">{t('awaited', { count: line.awaited })}</span>
          {over > 0 ? <Badge tone="bad">{t('over', { count: over })}</Badge> : null}
          {isBegun && over === 0 ? (
            <Badge tone={missing > 0 ? 'neutral' : 'ok'}>
              {missing > 0 ? t('short', { count: missing }) : t('whole')}
            </Badge>
          ) : null}
        </div>
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <UnitsField
          caption={t('good')}
          label={t('goodOf', { sku: line.sku })}
          value={counted.good}
          units={line.units}
          onChange={(good) => onChange({ ...counted, good })}
        />
        <UnitsField
          caption={t('damaged')}
          label={t('damagedOf', { sku: line.sku })}
          value={counted.damaged}
          units={line.units}
          onChange={(damaged) => onChange({ ...counted, damaged })}
        />
        {missing > 0 ? (
          <Button size="large" onClick={() => onChange({ ...counted, good: counted.good + missing })}>
            {t('rest', { count: missing })}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
