import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import type { CountLine } from '#domains/inventory/counts/get-count.ts';
import { UnitsBox } from '../../../purchasing/[purchaseOrderId]/receive/units-box.tsx';

/** Goods to be counted, as the shelf knows them. */
export type ShownLine = Pick<
  CountLine,
  'variantId' | 'sku' | 'title' | 'zone' | 'bin' | 'barcodes' | 'units' | 'books'
>;

type Props = {
  line: ShownLine;
  counted: number | null;
  /** By how many units the figure changes; nothing says that none is there. */
  onCount: (change: number) => void;
};

/** One kind of goods: where it lies, and what was counted of it so far. */
export function CountedLine({ line, counted, onCount }: Props) {
  const t = useTranslations('stock-work.count');
  const place = [line.zone, line.bin].filter(Boolean).join(' / ');
  const edge = counted === null ? 'border-line' : 'border-ok-line';
  return (
    <li
      className={`flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border bg-surface p-3 ${edge}`}
    >
      <div className="min-w-40 flex-1">
        <UserText className="block font-medium">{line.title}</UserText>
        <p className="flex flex-wrap items-center gap-2 text-sm text-quiet">
          <Ltr>{line.sku}</Ltr>
          {place ? (
            <Badge>
              <UserText>{place}</UserText>
            </Badge>
          ) : null}
          {line.books === null ? null : <span>{t('byBooks', { count: line.books })}</span>}
        </p>
      </div>
      {counted === null ? <Button onClick={() => onCount(0)}>{t('none')}</Button> : null}
      <UnitsBox
        label={t('unitsOf', { sku: line.sku })}
        value={counted ?? 0}
        units={line.units}
        onChange={(units) => {
          if (units !== (counted ?? 0)) onCount(units - (counted ?? 0));
        }}
      />
    </li>
  );
}
