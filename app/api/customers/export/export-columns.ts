import type { CustomerRow, RowOutlook } from '#domains/customers/list-customers.ts';
import { decimalFromMinor } from '#lib/money.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';

type CustomerColumn = Omit<ExportColumn, 'header'> & {
  /** As the columns of the list, named under `customers.column`. */
  key: string;
  isHiddenAtFirst?: true;
  value: (row: CustomerRow, currency: string) => ExportValue;
};

const later = { isHiddenAtFirst: true } as const;
const dateOf = (at: string | null) => (at ? new Date(at) : null);

const daysOf = (next: RowOutlook['next'] | undefined) =>
  next ? `${next.fromOn} – ${next.untilOn ?? ''}`.trim() : null;

const COLUMNS: readonly CustomerColumn[] = [
  { key: 'name', kind: 'text', width: 24, value: (row) => row.name },
  { key: 'phone', kind: 'phone', width: 16, value: (row) => row.phone },
  { key: 'email', kind: 'text', width: 24, ...later, value: (row) => row.email },
  {
    key: 'channels',
    kind: 'text',
    width: 24,
    value: (row) => row.channels.map((channel) => channel.name).join(', '),
  },
  { key: 'orders', kind: 'number', width: 9, value: (row) => row.orders },
  {
    key: 'net',
    kind: 'number',
    width: 14,
    value: (row, currency) => decimalFromMinor(row.netMinor, currency),
  },
  {
    key: 'gross',
    kind: 'number',
    width: 14,
    ...later,
    value: (row, currency) => decimalFromMinor(row.grossMinor, currency),
  },
  { key: 'currency', kind: 'text', width: 8, value: (_row, currency) => currency },
  { key: 'last', kind: 'dateTime', width: 18, value: (row) => dateOf(row.lastOrderAt) },
  { key: 'first', kind: 'dateTime', width: 18, ...later, value: (row) => dateOf(row.firstOrderAt) },
  { key: 'firstChannel', kind: 'text', width: 18, value: (row) => row.firstChannel?.name },
  { key: 'lastChannel', kind: 'text', width: 18, ...later, value: (row) => row.lastChannel?.name },
  { key: 'alive', kind: 'number', width: 12, ...later, value: (row) => row.outlook?.pAlive },
  {
    key: 'ahead',
    kind: 'number',
    width: 14,
    ...later,
    value: (row, currency) => {
      const ahead = row.outlook?.value365Minor ?? null;
      return ahead === null ? null : decimalFromMinor(ahead, currency);
    },
  },
  { key: 'expected', kind: 'number', width: 12, ...later, value: (row) => row.outlook?.orders365 },
  { key: 'next', kind: 'text', width: 24, ...later, value: (row) => daysOf(row.outlook?.next) },
  { key: 'country', kind: 'text', width: 9, ...later, value: (row) => row.country },
  { key: 'tags', kind: 'text', width: 20, ...later, value: (row) => row.tags.join(', ') },
  { key: 'newest', kind: 'dateTime', width: 18, ...later, value: (row) => dateOf(row.createdAt) },
  { key: 'number', kind: 'number', width: 9, ...later, value: (row) => row.number },
];

/** The columns that the list shows; an amount always has its currency beside it. */
export function chooseExport(wanted: readonly string[]): CustomerColumn[] {
  const chosen = COLUMNS.filter(({ key }) => wanted.includes(key));
  if (chosen.length === 0) return COLUMNS.filter((column) => !column.isHiddenAtFirst);
  const hasAmount = ['net', 'gross', 'ahead'].some((key) => wanted.includes(key));
  return COLUMNS.filter(({ key }) => wanted.includes(key) || (key === 'currency' && hasAmount));
}

/** The cells of each person, as the rows come. */
export async function* exportCells(
  people: AsyncIterable<CustomerRow>,
  columns: readonly CustomerColumn[],
  currency: string,
): AsyncGenerator<ExportValue[]> {
  for await (const row of people) yield columns.map((column) => column.value(row, currency));
}
