import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count } from '#components/ui/figures.tsx';
import type { ExpiringRow } from '#domains/inventory/lots/list-expiring.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { LotDue } from '../_lots/lot-due.tsx';
import { VariantName } from '../variant-name.tsx';
import { SetAsideButton } from './set-aside-button.tsx';

type Props = {
  rows: readonly ExpiringRow[];
  expiringDays: number;
  mayExpire: boolean;
  location: ListLocation;
  prefs: Prefs;
};

const keyOf = (row: ExpiringRow) => `${row.lotId} ${row.locationId}`;

/** The expiring lots: a table, and on a phone cards. */
export function ExpiringTable({ rows, expiringDays, mayExpire, location, prefs }: Props) {
  const t = useTranslations('lots');
  const setAside = (row: ExpiringRow) =>
    mayExpire && row.daysLeft < 0 ? (
      <SetAsideButton variantId={row.variantId} locationId={row.locationId} sku={row.sku} />
    ) : null;
  const columns: Column<ExpiringRow>[] = [
    {
      key: 'expires',
      header: t('expires'),
      render: (row) => <LotDue {...row} expiringDays={expiringDays} prefs={prefs} />,
    },
    { key: 'lot', header: t('lot'), render: (row) => <Ltr>{row.code}</Ltr> },
    {
      key: 'goods',
      header: t('expiring.goods'),
      render: (row) => (
        <>
          <VariantName {...row} /> <Ltr className="text-sm text-quiet">{row.sku}</Ltr>
        </>
      ),
    },
    {
      key: 'location',
      header: t('expiring.location'),
      render: (row) => <UserText>{row.locationName}</UserText>,
    },
    {
      key: 'units',
      header: t('expiring.units'),
      align: 'end',
      render: (row) => <Count value={row.quantity} prefs={prefs} />,
    },
    ...(mayExpire
      ? [{ key: 'setAside', header: t('expiring.setAside'), align: 'end' as const, render: setAside }]
      : []),
  ];
  return (
    <>
      <div className="max-md:hidden">
        <DataTable
          label={t('expiring.title')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          rowLabel={(row) => `${row.sku} ${row.code}`}
          rowHref={(row) => `/inventory/${row.variantId}`}
          location={location}
          empty={null}
        />
      </div>
      <ul aria-label={t('expiring.title')} className="flex flex-col gap-2 md:hidden">
        {rows.map((row) => (
          <li key={keyOf(row)} className="flex flex-col gap-2 rounded-md border border-line bg-surface p-3">
            <div className="flex items-baseline justify-between gap-3">
              <Link href={asRoute(`/inventory/${row.variantId}`)} className="min-w-0 font-medium">
                <VariantName {...row} />
              </Link>
              <span className="font-medium">
                <Count value={row.quantity} prefs={prefs} />
              </span>
            </div>
            <LotDue {...row} expiringDays={expiringDays} prefs={prefs} />
            <p className="text-sm text-quiet">
              {t('lot')} <Ltr>{row.code}</Ltr> · <UserText>{row.locationName}</UserText>
            </p>
            {setAside(row)}
          </li>
        ))}
      </ul>
    </>
  );
}
