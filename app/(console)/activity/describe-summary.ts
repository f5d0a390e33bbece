import { isId } from '#lib/ids.ts';

const MOST_LETTERS = 160;

/**
 * What a line of the log says about itself in short, such as `sku: CUP · quantity: 3`; ids are left to its page, empty
 * parts are left out, and parts within parts are told as if they stood alone.
 */
export function describeSummary(summary: Record<string, unknown>): string {
  const text = partsOf(summary).join(' · ');
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}

function partsOf(summary: object): string[] {
  return Object.entries(summary).flatMap(([key, value]: [string, unknown]) => {
    if (value === null || value === '' || (typeof value === 'string' && isId(value))) return [];
    if (Array.isArray(value)) return value.length === 0 ? [] : [`${key}: ${value.join(', ')}`];
    if (typeof value !== 'object') return [`${key}: ${value}`];
    return hasRows(value) ? [`${key}: ${value.rows}`] : partsOf(value);
  });
}

/** An outcome of an import, whose amounts its own page tells. */
function hasRows(value: object | undefined): value is { rows: number } {
  return value !== undefined && 'rows' in value && typeof value.rows === 'number';
}
