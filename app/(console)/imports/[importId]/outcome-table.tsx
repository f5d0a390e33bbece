import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Count, Money } from '#components/ui/figures.tsx';
import type { ImportReport } from '#domains/imports/report.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const ORDER = [
  ...['create', 'update', 'unchanged', 'sale', 'return', 'write_off', 'fee', 'adjustment'],
  ...['left_out', 'repeated', 'duplicate', 'error', 'undone', 'kept'],
];

/** Rows of the file by what becomes of them, with the sum of their amounts; the last line is all of them. */
export function OutcomeTable({
  label,
  report,
  currency,
  rowsHref,
  prefs,
}: {
  label: string;
  report: ImportReport;
  /** The currency of the amounts; none for files without amounts. */
  currency: string | null;
  /** Where the rows behind one outcome are shown. */
  rowsHref?: (name: string) => string;
  prefs: Prefs;
}) {
  const t = useTranslations('imports');
  if (report.outcome.length === 0) return <p className="text-quiet">{t('result.none')}</p>;
  const parts = [...report.outcome].sort((left, right) => placeOf(left.name) - placeOf(right.name));
  return (
    <table aria-label={label} className="w-full border-collapse">
      <thead>
        <tr className="text-sm text-quiet">
          <th scope="col" className="py-1.5 text-start font-medium">
            {t('result.outcome')}
          </th>
          <th scope="col" className="py-1.5 text-end font-medium">
            {t('list.rows')}
          </th>
          {currency ? (
            <th scope="col" className="py-1.5 text-end font-medium">
              {t('result.amount')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.name} className="border-t border-line">
            <th scope="row" className="py-2 text-start font-normal">
              <OutcomeName name={part.name} href={rowsHref?.(part.name)} />
            </th>
            <td className="py-2 text-end">
              <Count value={part.rows} prefs={prefs} />
            </td>
            {currency ? (
              <td className="py-2 text-end">
                <Money amountMinor={part.amountMinor} currency={currency} prefs={prefs} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-line font-medium">
          <th scope="row" className="py-2 text-start">
            {t('result.total')}
          </th>
          <td className="py-2 text-end">
            <Count value={report.rows} prefs={prefs} />
          </td>
          {currency ? (
            <td className="py-2 text-end">
              <Money amountMinor={report.totalMinor} currency={currency} prefs={prefs} />
            </td>
          ) : null}
        </tr>
      </tfoot>
    </table>
  );
}

function OutcomeName({ name, href }: { name: string; href: string | undefined }) {
  const t = useTranslations('imports.outcome');
  const words = t.has(name) ? t(name) : name;
  if (!href) return words;
  return (
    <Link href={asRoute(href)} scroll={false} className="underline decoration-neutral-8 underline-offset-4">
      {words}
    </Link>
  );
}

function placeOf(name: string): number {
  const place = ORDER.indexOf(name);
  return place < 0 ? ORDER.length : place;
}
