import { useTranslations } from 'next-intl';
import { Money } from '#components/ui/figures.tsx';
import type { ImportReport } from '#domains/imports/report.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** What the rows that will be booked say, in each currency that they say it in: to hold against the report itself. */
export function FileTotals({ totals, prefs }: { totals: ImportReport['totals']; prefs: Prefs }) {
  const t = useTranslations('imports.check');
  if (totals.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {totals.map(({ currency, rows, amountMinor }) => (
        <div key={currency}>
          <dt className="text-sm text-quiet">{t('inFile', { currency, count: rows })}</dt>
          <dd className="font-medium">
            <Money amountMinor={Number(amountMinor)} currency={currency} prefs={prefs} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
