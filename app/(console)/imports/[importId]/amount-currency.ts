import type { ImportDetail } from '#domains/imports/get-import.ts';

/**
 * The currency of an import's amounts: what its mapping says of orders, else the business's own, and for advertising that
 * in any case, since its sums are what the books get; none where rows have no amounts.
 */
export function amountCurrency(found: ImportDetail, reportingCurrency: string): string | null {
  if (found.kind === 'spend') return reportingCurrency;
  if (found.kind !== 'orders') return null;
  const { amountsIn } = found.mapping;
  return amountsIn === undefined || amountsIn === 'column' ? reportingCurrency : amountsIn;
}
