const MOST_LETTERS = 160;

/** What a line of the log says about itself in short, such as `sku: CUP · quantity: 3`. */
export function describeSummary(summary: Record<string, unknown>): string {
  const parts = Object.entries(summary).flatMap(([key, value]) =>
    value === null || value === ''
      ? []
      : [`${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`],
  );
  const text = parts.join(' · ');
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
