/** What a row of an order file is. `free` goods are sales at nothing. */
export type RowClass = 'sale' | 'return' | 'write_off' | 'fee' | 'adjustment';

/** What a rule may look at. The amount's sign is that of quantity × price. */
export type RowFacts = {
  document: string;
  code: string;
  quantity: number;
  priceSign: -1 | 0 | 1;
  hasCustomer: boolean;
};

/** The names of the classification rules, as a mapping states them. */
export const ROW_RULES = ['plain', 'online-retail'] as const;
/** One classification rule. */
export type RowRule = (typeof ROW_RULES)[number];

const FEE_CODES = new Set(['AMAZONFEE', 'BANK CHARGES', 'CRUK']);
const ADJUSTMENT_CODE = /^(ADJUST\d*|B|D|S)$/i;
const SERVICE_CODE = /^(POST|DOT|M|C2|C3|D|S|B|GIFT|BANK CHARGES|AMAZONFEE|CRUK|ADJUST\d*|gift_.*|TEST\d+)$/i;

/**
 * What a row is, from its own cells alone.
 *
 * `plain`: units above zero are a sale, below zero a return, at no price a write-off; a negative price is an adjustment.
 *
 * `online-retail` adds the codes of that shop's books: documents with `A` and the codes ADJUST…, B (bad debt),
 * D (discount) and S (samples) are adjustments; AMAZONFEE, BANK CHARGES and CRUK are fees, unless an invoice charges
 * them to a customer, which is a sale; units without price and customer are stock found (adjustment) or lost (write-off).
 */
export function classifyRow(rule: RowRule, row: RowFacts): RowClass {
  return rule === 'online-retail' ? classifyOnlineRetail(row) : classifyPlain(row);
}

/** Whether a code means something sold without stock: postage, fees, vouchers, manual entries. */
export function isServiceCode(rule: RowRule, code: string): boolean {
  return rule === 'online-retail' && SERVICE_CODE.test(code);
}

/**
 * Whether a row stands as a line of an order: sales, and adjustments that an invoice charges to a customer
 * (with a positive amount); everything else is booked beside the orders.
 */
export function isOrderLine(rowClass: RowClass, row: RowFacts): boolean {
  if (rowClass === 'sale') return true;
  return rowClass === 'adjustment' && isCharged(row) && !/^[AC]/i.test(row.document);
}

function classifyPlain({ quantity, priceSign }: RowFacts): RowClass {
  if (priceSign < 0) return 'adjustment';
  if (quantity > 0) return 'sale';
  return priceSign === 0 ? 'write_off' : 'return';
}

function classifyOnlineRetail(row: RowFacts): RowClass {
  const { document, code, quantity, priceSign, hasCustomer } = row;
  const isCredit = /^C/i.test(document);
  if (/^A/i.test(document) || priceSign < 0) return 'adjustment';
  if (FEE_CODES.has(code.toUpperCase())) return isCharged(row) && !isCredit ? 'sale' : 'fee';
  if (ADJUSTMENT_CODE.test(code)) return 'adjustment';
  if (priceSign === 0) {
    if (quantity < 0) return 'write_off';
    return hasCustomer ? 'sale' : 'adjustment';
  }
  if (quantity < 0) return 'return';
  return isCredit ? 'adjustment' : 'sale';
}

function isCharged({ quantity, priceSign, hasCustomer }: RowFacts): boolean {
  return hasCustomer && quantity > 0 && priceSign > 0;
}
