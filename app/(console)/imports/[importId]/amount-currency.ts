import type { ImportDetail } from '#domains/imports/get-import.ts';

/** The currency of an import's amounts: what its mapping says, else the business's own; none where rows have none. */
export function amountCurrency(found: ImportDetail, reportingCurrency: string): string | null {
  if (found.kind !== 'orders') return null;
  const { amountsIn } = found.mapping;
  return amountsIn === undefined || amountsIn === 'column' ? reportingCurrency : amountsIn;
}
