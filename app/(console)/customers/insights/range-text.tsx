import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

type Props = { figure: ReactNode; low: ReactNode; high: ReactNode };

/** A figure with the interval that holds it four times out of five, in words. */
export function RangeText({ figure, low, high }: Props) {
  const t = useTranslations('insights.range');
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <span>{figure}</span>
      <span className="text-sm font-normal text-quiet">
        {t.rich('between', { low: () => low, high: () => high })}
      </span>
    </span>
  );
}
