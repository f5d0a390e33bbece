import type { OrderRow } from '#domains/orders/list-orders.ts';
import { decimalFromMinor } from '#lib/money.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';

type Words = (key: string) => string;

type OrderColumn = Omit<ExportColumn, 'header'> & {
  /** As the columns of the list, named under `orders.column`. */
  key: string;
  isHiddenAtFirst?: true;
  value: (row: OrderRow, tStatus: Words) => ExportValue;
};

const COLUMNS: readonly OrderColumn[] = [
  { key: 'number', kind: 'number', width: 10, value: (row) => row.number },
  { key: 'placed', kind: 'dateTime', width: 18, value: (row) => new Date(row.placedAt) },
  { key: 'customer', kind: 'text', width: 24, value: (row) => row.customerName },
  { key: 'channel', kind: 'text', width: 18, value: (row) => row.channelName },
  { key: 'status', kind: 'text', width: 16, value: (row, t) => t(`order.${row.status}`) },
  { key: 'payment', kind: 'text', width: 16, value: (row, t) => t(`payment.${row.paymentStatus}`) },
  { key: 'units', kind: 'number', width: 8, value: (row) => row.units },
  { key: 'total', kind: 'number', width: 14, value: (row) => decimalFromMinor(row.totalMinor, row.currency) },
  { key: 'currency', kind: 'text', width: 8, value: (row) => row.currency },
  { key: 'location', kind: 'text', width: 18, value: (row) => row.locationName },
  { key: 'country', kind: 'text', width: 9, isHiddenAtFirst: true, value: (row) => row.country },
  {
    key: 'promised',
    kind: 'dateTime',
    width: 18,
    isHiddenAtFirst: true,
    value: (row) => (row.shipBy ? new Date(row.shipBy) : null),
  },
  {
    key: 'externalNumber',
    kind: 'text',
    width: 16,
    isHiddenAtFirst: true,
    value: (row) => row.externalNumber,
  },
  { key: 'tags', kind: 'text', width: 20, isHiddenAtFirst: true, value: (row) => row.tags.join(', ') },
];

/** The columns that the list shows; an amount always has its currency beside it. */
export function chooseExport(wanted: readonly string[]): OrderColumn[] {
  const chosen = COLUMNS.filter(({ key }) => wanted.includes(key));
  if (chosen.length === 0) return COLUMNS.filter((column) => !column.isHiddenAtFirst);
  return COLUMNS.filter(
    ({ key }) => wanted.includes(key) || (key === 'currency' && wanted.includes('total')),
  );
}

/** The cells of each order, as the rows come. */
export async function* exportCells(
  orders: AsyncIterable<OrderRow>,
  columns: readonly OrderColumn[],
  tStatus: Words,
): AsyncGenerator<ExportValue[]> {
  for await (const row of orders) yield columns.map((column) => column.value(row, tStatus));
}
