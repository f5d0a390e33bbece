import type { ReorderRule } from './advise-reorder.ts';

/** One row of settings: for the business, a category or a variant. Null leaves the value to the wider row. */
export type RuleRow = { [Key in keyof ReorderRule]: ReorderRule[Key] | null } & {
  category: string | null;
  variantId: string | null;
};

/** What holds where nothing is set: 95 of 100 order cycles without shortage, a quarter of the value a year, a look each week. */
export const USUAL_RULE: ReorderRule = {
  serviceKind: 'cycle',
  serviceLevel: 0.95,
  holdingRate: 0.25,
  orderCostMinor: null,
  reviewDays: 7,
};

/** A rule with the row that each value comes from: null stands for the usual value. */
export type ResolvedRule = ReorderRule & { from: 'variant' | 'category' | 'business' | null };

/** The rule for a variant: value by value from its own row, its category's, the business's, or the usual one. */
export function resolveRule(
  rows: readonly RuleRow[],
  { variantId, category }: { variantId: string; category: string | null },
): ResolvedRule {
  const own = rows.find((row) => row.variantId === variantId);
  const ofCategory = category === null ? undefined : rows.find((row) => row.category === category);
  const ofBusiness = rows.find((row) => row.category === null && row.variantId === null);
  const narrow = [own, ofCategory, ofBusiness].filter((row) => row !== undefined);
  const value = <Key extends keyof ReorderRule>(key: Key): ReorderRule[Key] => {
    const row = narrow.find((one) => one[key] !== null);
    return row ? (row[key] as ReorderRule[Key]) : USUAL_RULE[key];
  };
  return {
    serviceKind: value('serviceKind'),
    serviceLevel: value('serviceLevel'),
    holdingRate: value('holdingRate'),
    orderCostMinor: value('orderCostMinor'),
    reviewDays: value('reviewDays'),
    from: own ? 'variant' : ofCategory ? 'category' : ofBusiness ? 'business' : null,
  };
}
