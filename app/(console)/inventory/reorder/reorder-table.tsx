import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import type { ReorderRow } from '#domains/planning/advice/list-reorder.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { VariantName } from '../variant-name.tsx';
import { DraftBulk } from './draft-bulk.tsx';
import { ForecastSpark } from './forecast-spark.tsx';
import { Quantity, useReorderColumns } from './reorder-columns.tsx';
import { whyHref } from './reorder-href.ts';

type Props = {
  rows: readonly ReorderRow[];
  currency: string;
  rights: { seesCost: boolean; mayDraft: boolean };
  location: ListLocation;
  prefs: Prefs;
};

/** The reorder list: a table whose rows can be chosen and drafted, and on a phone cards. */
export function ReorderTable({ rows, currency, rights, location, prefs }: Props) {
  const t = useTranslations('planning');
  const columns = useReorderColumns({ currency, seesCost: rights.seesCost, prefs });
  return (
    <>
      <div className="md:hidden print:hidden">
        <ReorderCards rows={rows} prefs={prefs} />
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.variantId} ${row.locationId} ${row.quantity}`}
          rowLabel={(row) => `${row.sku}, ${row.locationName}`}
          rowHref={whyHref}
          location={location}
          empty={null}
          selectionActions={rights.mayDraft ? <DraftBulk /> : undefined}
        />
      </div>
    </>
  );
}

function ReorderCards({ rows, prefs }: Pick<Props, 'rows' | 'prefs'>) {
  const t = useTranslations('planning');
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={`${row.variantId} ${row.locationId}`}>
          <Link
            href={asRoute(whyHref(row))}
            prefetch={false}
            className="flex items-center justify-between gap-4 rounded-md border border-line bg-surface p-3"
          >
            <span className="min-w-0">
              <span className="line-clamp-2 font-medium">
                <VariantName {...row} />
              </span>
              <span className="block text-sm text-quiet">
                <Ltr>{row.sku}</Ltr> · <UserText>{row.locationName}</UserText>
              </span>
              <span className="block text-sm text-quiet">
                {t('column.position')}: <bdi>{formatNumber(row.position, prefs)}</bdi>
              </span>
              <ForecastSpark history={row.history} mean={row.mean} spread={row.weeklySpread} prefs={prefs} />
            </span>
            <span className="shrink-0 text-end">
              <span className="block text-xs text-quiet">{t('column.quantity')}</span>
              <span className="text-lg">
                <Quantity row={row} prefs={prefs} />
              </span>
              <span className="block text-sm text-quiet">
                {t('column.reorderPoint')}: <bdi>{formatNumber(row.reorderPoint, prefs)}</bdi>
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
