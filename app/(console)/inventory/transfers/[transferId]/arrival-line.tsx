'use client';

import { useTranslations } from 'next-intl';
import { Ltr } from '#components/ui/bdi-text.tsx';
import type { AwaitedLine, Counted } from '../../../purchasing/[purchaseOrderId]/receive/count-delivery.ts';
import { CountedLine } from '../../../purchasing/[purchaseOrderId]/receive/counted-line.tsx';

type Props = { line: AwaitedLine; counted: Counted; onChange: (counted: Counted) => void };

/** One kind of goods on its way; more than was sent cannot come. */
export function ArrivalLine(props: Props) {
  const t = useTranslations('stock-work.transfer.receive');
  return (
    <CountedLine
      {...props}
      say={(key, values) => t(key, values)}
      codes={<Ltr>{props.line.sku}</Ltr>}
      overTone="bad"
    />
  );
}
