import { findSpendShape } from '#domains/channels/costs/find-spend-shape.ts';
import type { ImportKind } from './fields.ts';
import { proposeColumns } from './files/detect-file.ts';
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
