import type { ReactNode } from 'react';
import { type ListParams, valuesOf } from './list-location.ts';

/** One column: what it is called and how a row fills it. */
export type Column<Row> = {
  key: string;
  header: string;
  render: (row: Row) => ReactNode;
  /** Figures are aligned to the end. */
  align?: 'start' | 'end';
  /** The list can be put in the order of this column (`sort=key`). */
  isSortable?: boolean;
  /** What that order means where the name alone might mislead. */
  sortHint?: string;
  /** A CSS width such as `12rem`; without it the content decides. */
  width?: string;
  /** Hidden until chosen in the display menu. */
  isHiddenAtFirst?: boolean;
};

/** The columns that the address asks for (`columns=…`), else those that are not hidden at first. */
export function visibleColumns<Row>(columns: readonly Column<Row>[], params: ListParams): Column<Row>[] {
  const wanted = valuesOf(params.columns);
  const chosen = columns.filter((column) => wanted.includes(column.key));
  return chosen.length > 0 ? chosen : columns.filter((column) => !column.isHiddenAtFirst);
}
