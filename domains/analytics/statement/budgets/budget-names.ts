import type { BudgetDimension } from './budget-dimensions.ts';

const GOODS = (column: 'category' | 'brand') =>
  `select distinct ${column} as key, ${column} as name, null as code, null as kind, true as "isUsed" from products
   where ${column} is not null`;
const NONE = `select '-' as key, null as name, '-' as code, null as kind, false as "isUsed"`;

/** SQL of what each dimension has to set a budget for: `key`, `name`, `code`, `kind`, and whether it is in use. */
export const BUDGET_NAMES: Record<BudgetDimension, string> = {
  total: `select '' as key, null as name, '' as code, null as kind, true as "isUsed"`,
  channel: `select id::text as key, name, slug as code, kind, is_active as "isUsed" from channels union all ${NONE}`,
  location: `select id::text as key, name, code, null as kind, is_active as "isUsed" from locations where is_counted
    union all ${NONE}`,
  category: `${GOODS('category')} union all ${NONE}`,
  brand: `${GOODS('brand')} union all ${NONE}`,
  segment: `select id::text as key, name, null as code, null as kind, true as "isUsed" from segments union all ${NONE}`,
};
