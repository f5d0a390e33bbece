import { amountReader, type ReadAmount } from '../read/read-amount.ts';

/** Codes of Iranian shop plugins for tomans and thousands, by the power of ten that makes rials of them. */
const RIAL_CODES: ReadonlyMap<string, number> = new Map<string, number>([
  ['IRT', 1],
  ['IRHR', 3],
  ['IRHT', 4],
]);

/** The currency in which amounts are kept, with their reader: tomans become rials, exactly. INVALID_INPUT for unknown codes. */
export function readMoney(stated: { thing: string; currency: string }): {
  currency: string;
  amount: ReadAmount;
} {
  const tenfold = RIAL_CODES.get(stated.currency);
  const currency = tenfold === undefined ? stated.currency : 'IRR';
  return { currency, amount: amountReader({ thing: stated.thing, currency, tenfold: tenfold ?? 0 }) };
}
