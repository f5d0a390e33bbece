import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { type Column, visibleColumns } from './column.ts';
import { firstValueOf, hrefWith, type ListLocation, nextSort, readSort, type Sort } from './list-location.ts';
import { RowInteraction } from './row-interaction.tsx';

type Props<Row> = {
  /** What the rows are, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The row's own words, to name its checkbox. */
  rowLabel: (row: Row) => string;
  rowHref?: (row: Row) => string;
  /** Rows that changed just now flash once. */
  isFresh?: (row: Row) => boolean;
  location: ListLocation;
  /** The order in force where the address names none. */
  defaultSort?: Sort;
  /** An `EmptyState`, shown instead of rows. */
  empty: ReactNode;
  /** What can be done with selected rows: a client component that reads `useSelection()`. No actions, no checkboxes. */
  selectionActions?: ReactNode;
};

/** A table that is whole without scripts: links sort, page and open rows. Scripts add clicks on rows and selection. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, location, defaultSort, empty, selectionActions } = props;
  if (rows.length === 0) return <div className="rounded-md border border-line bg-surface">{empty}</div>;
  const shown = visibleColumns(columns, location.params);
  const sortable = columns.filter((column) => column.isSortable).map((column) => column.key);
  const sort = readSort(location.params, sortable) ?? defaultSort;
  const rowHeight = firstValueOf(location.params.density) === 'compact' ? 'h-8' : 'h-10';
  return (
    <RowInteraction actions={selectionActions} pageKey={rows.map(rowKey).join(' ')}>
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-start">
        <thead>
          <tr>
            {selectionActions ? <SelectAllCell /> : null}
            {shown.map((column, index) => (
              <HeaderCell
                key={column.key}
                column={column}
                sort={sort}
                location={location}
                isFirst={index === 0}
                hasSelection={selectionActions !== undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BodyRow key={rowKey(row)} row={row} shown={shown} rowHeight={rowHeight} table={props} />
          ))}
        </tbody>
      </table>
    </RowInteraction>
  );
}

const CHECK_CELL = 'sticky start-0 w-10 min-w-10 border-b border-line ps-3 pe-1 text-center';
const CHECKBOX = 'block size-4 accent-accent pointer-coarse:size-6';

function SelectAllCell() {
  const t = useTranslations('common.table');
  return (
    <th data-no-print scope="col" className={`${CHECK_CELL} top-0 z-4 bg-neutral-2`}>
      <input type="checkbox" data-select-all aria-label={t('selectAll')} className={CHECKBOX} />
    </th>
  );
}

function HeaderCell<Row>({
  column,
  sort,
  location,
  isFirst,
  hasSelection,
}: {
  column: Column<Row>;
  sort: Sort | undefined;
  location: ListLocation;
  isFirst: boolean;
  hasSelection: boolean;
}) {
  const isSorted = sort?.key === column.key;
  const Arrow = sort?.direction === 'ascending' ? ArrowUp : ArrowDown;
  const end = column.align === 'end';
  const stick = isFirst ? `z-3 ${hasSelection ? 'start-10' : 'start-0'}` : 'z-1';
  // Above buttons there is nothing to name.
  if (column.header === '')
    return <td className={`sticky top-0 h-9 border-b border-line bg-neutral-2 ${stick}`} />;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? sort.direction : undefined}
      style={column.width ? { width: column.width } : undefined}
      className={`sticky top-0 h-9 border-b border-line bg-neutral-2 px-3 text-sm font-medium whitespace-nowrap text-quiet ${end ? 'text-end' : 'text-start'} ${stick}`}
    >
      {column.isSortable ? (
        <Link
          href={asRoute(hrefWith(location, { sort: nextSort(column.key, isSorted ? sort : undefined) }))}
          scroll={false}
          prefetch={false}
          title={column.sortHint}
          className="inline-flex min-h-6 items-center gap-1 hover:text-ink"
        >
          {column.header}
          {isSorted ? <Arrow aria-hidden className="size-3.5" /> : null}
        </Link>
      ) : (
        column.header
      )}
    </th>
  );
}

function BodyRow<Row>({
  row,
  shown,
  rowHeight,
  table,
}: {
  row: Row;
  shown: readonly Column<Row>[];
  rowHeight: string;
  table: Props<Row>;
}) {
  const t = useTranslations('common.table');
  const href = table.rowHref?.(row);
  const fresh = table.isFresh?.(row) ? 'flash-once' : '';
  const cell = `max-w-80 truncate border-b border-line px-3 ${rowHeight}`;
  return (
    <tr
      data-href={href}
      className={`group has-[:checked]:bg-accent-surface ${href ? 'cursor-pointer' : ''} ${fresh}`}
    >
      {table.selectionActions ? (
        <td
          data-no-print
          className={`${CHECK_CELL} z-2 bg-surface group-hover:bg-neutral-2 group-has-[:checked]:bg-accent-surface`}
        >
          <input
            type="checkbox"
            data-select={table.rowKey(row)}
            aria-label={t('selectRow', { row: table.rowLabel(row) })}
            className={CHECKBOX}
          />
        </td>
      ) : null}
      {shown.map((column, index) => {
        const content = column.render(row);
        const align = column.align === 'end' ? 'text-end' : 'text-start';
        if (index > 0)
          return (
            <td
              key={column.key}
              className={`${cell} ${align} bg-surface group-hover:bg-neutral-2 group-has-[:checked]:bg-accent-surface`}
            >
              {content}
            </td>
          );
        return (
          <th
            key={column.key}
            scope="row"
            className={`${cell} ${align} sticky z-1 bg-surface font-medium group-hover:bg-neutral-2 group-has-[:checked]:bg-accent-surface ${table.selectionActions ? 'start-10' : 'start-0'}`}
          >
            {href ? (
              <Link href={asRoute(href)} prefetch={false} className="hover:underline">
                {content}
              </Link>
            ) : (
              content
            )}
          </th>
        );
      })}
    </tr>
  );
}
