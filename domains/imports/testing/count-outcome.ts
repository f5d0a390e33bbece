/** How many rows of a file came to what. */
export function countOutcome(report: { outcome: { name: string; rows: number }[] }): Record<string, number> {
  return Object.fromEntries(report.outcome.map(({ name, rows }) => [name, rows]));
}
