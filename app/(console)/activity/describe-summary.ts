import { isId } from '#lib/ids.ts';

const MOST_LETTERS = 160;

/** What a line of the log says about itself in short, such as `sku: CUP · quantity: 3`; ids are left to its page. */
export function describeSummary(summary: Record<string, unknown>): string {
  const parts = Object.entries(summary).flatMap(([key, value]) =>
    value === null || value === '' || (typeof value === 'string' && isId(value))
      ? []
      : [`${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`],
  );
  const text = parts.join(' · ');
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
