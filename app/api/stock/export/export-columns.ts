import type { LevelRow } from '#domains/inventory/levels/list-levels.ts';
import type { Place } from '#domains/inventory/list-places.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';

type Words = (key: string) => string;

type LevelColumn = Omit<ExportColumn, 'header'> & {
  /** As the columns of the list, named under `inventory.column`. */
  key: string;
  value: (row: LevelRow, more: { t: Words; names: ReadonlyMap<string, string> }) => ExportValue;
};

const COLUMNS: readonly LevelColumn[] = [
  { key: 'sku', kind: 'text', width: 18, value: (row) => row.sku },
  { key: 'title', kind: 'text', width: 36, value: (row) => nameOf(row) },
  {
    key: 'location',
    kind: 'text',
    width: 20,
    value: (row, { names }) => names.get(row.locationId ?? '') ?? null,
  },
  { key: 'available', kind: 'number', width: 10, value: (row) => row.available },
  {
    key: 'mark',
    kind: 'text',
    width: 12,
    value: (row, { t }) => (row.mark ? t(`mark.${row.mark}`) : null),
  },
  { key: 'onHand', kind: 'number', width: 10, value: (row) => row.onHand },
  { key: 'reserved', kind: 'number', width: 10, value: (row) => row.reserved },
  { key: 'safety', kind: 'number', width: 10, value: (row) => row.safety },
  { key: 'incoming', kind: 'number', width: 10, value: (row) => row.incoming },
  { key: 'sold', kind: 'number', width: 12, value: (row) => row.sold },
  {
    key: 'cover',
    kind: 'number',
    width: 12,
    value: (row) => (row.coverDays === null ? null : Math.floor(row.coverDays)),
  },
  { key: 'reorderPoint', kind: 'number', width: 12, value: (row) => row.reorderPoint },
  { key: 'orderUpTo', kind: 'number', width: 12, value: (row) => row.orderUpTo },
  { key: 'category', kind: 'text', width: 20, value: (row) => row.category },
  { key: 'brand', kind: 'text', width: 20, value: (row) => row.brand },
];

const AT_FIRST = [
  'sku',
  'title',
  'available',
  'mark',
  'onHand',
  'reserved',
  'safety',
  'incoming',
  'sold',
  'cover',
];
const PLACE = 'at-';
const LAST_BEFORE_PLACES = 'orderUpTo';

/** A column of the file with its heading. */
export type Heading = ExportColumn & { value: LevelColumn['value'] };

/** The columns that the list shows, in the list's order: those of the locations stand behind the targets. */
export function chooseExport(
  wanted: readonly string[],
  more: { places: readonly Place[]; t: Words },
): Heading[] {
  const keys = wanted.length > 0 ? wanted : AT_FIRST;
  const placed = more.places
    .filter((place) => keys.includes(`${PLACE}${place.id}`))
    .map(
      (place): Heading => ({ header: place.name, kind: 'number', width: 12, value: (row) => at(row, place) }),
    );
  return COLUMNS.filter(({ key }) => keys.includes(key) || key === LAST_BEFORE_PLACES).flatMap(
    ({ key, ...column }) => {
      const own: Heading[] = keys.includes(key) ? [{ ...column, header: more.t(`column.${key}`) }] : [];
      return key === LAST_BEFORE_PLACES ? [...own, ...placed] : own;
    },
  );
}

/** The cells of each row, as the rows come. */
export async function* exportCells(
  levels: AsyncIterable<LevelRow>,
  columns: readonly Heading[],
  more: { places: readonly Place[]; t: Words },
): AsyncGenerator<ExportValue[]> {
  const names = new Map(more.places.map((place) => [place.id, place.name]));
  for await (const row of levels) yield columns.map((column) => column.value(row, { t: more.t, names }));
}

function nameOf({ title, variantTitle }: LevelRow): string {
  return variantTitle.startsWith(title) ? variantTitle : `${title} ${variantTitle}`;
}

function at(row: LevelRow, place: Place): number | null {
  return row.places.find((level) => level.locationId === place.id)?.onHand ?? null;
}
