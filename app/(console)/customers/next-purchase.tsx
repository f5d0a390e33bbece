import { useTranslations } from 'next-intl';
import { Day } from '#components/ui/figures.tsx';
import type { RowOutlook } from '#domains/customers/list-customers.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** The days in which the next purchase is likely. */
export function NextPurchase({ next, prefs }: { next: NonNullable<RowOutlook['next']>; prefs: Prefs }) {
  const t = useTranslations('customers.next');
  const { fromOn, untilOn } = next;
  return (
    <span className="whitespace-nowrap">
      {t.rich(untilOn ? 'range' : 'open', {
        from: () => <Day on={fromOn} prefs={prefs} />,
        until: () => (untilOn ? <Day on={untilOn} prefs={prefs} /> : null),
      })}
    </span>
  );
}
