import { findSpendShape } from '#domains/channels/costs/find-spend-shape.ts';
import { fieldsOf, type ImportKind } from './fields.ts';
import { type Detection, proposeColumns } from './files/detect-file.ts';
import type { Mapping } from './mapping.ts';

/**
 * What the headers of a file suggest: its columns, and for reports of advertising whose platform is known by them also
 * which it is and what currency a header names.
 */
export function proposeMapping(kind: ImportKind, headers: readonly string[]): Partial<Mapping> {
  const shape = kind === 'spend' ? findSpendShape(headers) : null;
  if (!shape) return { columns: proposeColumns(kind, headers) };
  const amountsIn = shape.currency ?? (shape.columns.currency ? 'column' : undefined);
  return {
    columns: shape.columns,
    constants: { platform: shape.platform },
    ...(amountsIn === undefined ? {} : { amountsIn }),
  };
}

const MOST_TITLES = 10;

/** How many lines of titles a report of advertising has above the header that names all it must; none where none does. */
export function titlesAbove({ headers, sampleRows, reading }: Detection): number {
  if (isSpendHeader(headers)) return 0;
  const at = sampleRows.slice(0, MOST_TITLES).findIndex(isSpendHeader);
  if (at < 0) return 0;
  return at + (reading.hasHeader ? 1 : 0);
}

function isSpendHeader(cells: readonly string[]): boolean {
  const columns = proposeColumns('spend', cells);
  return (
    findSpendShape(cells) !== null ||
    fieldsOf('spend').every(({ key, isRequired }) => !isRequired || key in columns)
  );
}
