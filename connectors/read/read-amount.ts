import { currencyExponent } from '#lib/currency.ts';
import { AppError } from '#lib/errors.ts';
import { minorFromDecimal } from '#lib/money.ts';

/** Reads the decimal text of one field as minor units; null and empty are 0. */
export type ReadAmount = (decimal: string | null | undefined, field: string) => number;

/**
 * Amounts of one payload. Digits beyond the currency's places are rounded half up (shops that calculate with four
 * places), which the order's `differenceMinor` then shows. `tenfold` multiplies by powers of ten: 1 for tomans to rials.
 * INVALID_INPUT names the thing, the field and the value.
 */
export function amountReader(source: { thing: string; currency: string; tenfold?: number }): ReadAmount {
  currencyExponent(source.currency);
  return (decimal, field) => {
    if (decimal === null || decimal === undefined || decimal === '') return 0;
    try {
      return minorFromDecimal(shiftPoint(decimal, source.tenfold ?? 0), source.currency, 'half_up');
    } catch (cause) {
      const shown = decimal.slice(0, 40);
      throw new AppError(
        'INVALID_INPUT',
        `${source.thing}: ${field} is "${shown}"; it must be an amount of ${source.currency} such as 12.50.`,
        {
          cause,
          details: { field, value: shown },
        },
      );
    }
  };
}

function shiftPoint(decimal: string, places: number): string {
  if (places === 0 || !/^[+-]?\d+(\.\d*)?$/.test(decimal)) return decimal;
  const [whole = '', fraction = ''] = decimal.split('.');
  const padded = fraction.padEnd(places, '0');
  return `${whole}${padded.slice(0, places)}.${padded.slice(places)}`;
}
