import { AppError } from './errors.ts';

/** Currencies whose amounts shops write with two decimal places. */
const TWO_DECIMALS =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
  'CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF ' +
  'IDR ILS INR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR ' +
  'MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP ' +
  'STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG ZWL';

/** No decimal places: by ISO 4217, and IRR and IQD because no shop writes their fractions (ISO says 2 and 3). */
const NO_DECIMALS = 'BIF CLP DJF GNF IQD IRR ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';

const THREE_DECIMALS = 'BHD JOD KWD LYD OMR TND';

const FOUR_DECIMALS = 'CLF UYW';

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  [NO_DECIMALS, '', TWO_DECIMALS, THREE_DECIMALS, FOUR_DECIMALS].flatMap((codes, exponent) =>
    codes
      .split(' ')
      .filter((code) => code !== '')
      .map((code) => [code, exponent] as const),
  ),
);

/** Every currency that the product can keep amounts in, by ISO 4217 code in alphabetical order. */
export const CURRENCY_CODES: readonly string[] = [...EXPONENTS.keys()].sort();

/** Whether the text is an ISO 4217 code (upper case) that the product can keep amounts in. */
export function isCurrency(code: string): boolean {
  return EXPONENTS.has(code);
}

/**
 * How many decimal places the minor unit of a currency stands for: 2 for EUR, 0 for IRR, 3 for KWD.
 * The product's own table, because `Intl` and ISO 4217 disagree with the way that shops write rials and Iraqi dinars.
 * INVALID_INPUT when the code is unknown; never a silent default.
 */
export function currencyExponent(code: string): number {
  const exponent = EXPONENTS.get(code);
  if (exponent === undefined) {
    throw new AppError(
      'INVALID_INPUT',
      `"${code}" is not a currency code of ISO 4217 that this program knows, such as EUR.`,
      {
        details: { currency: code },
      },
    );
  }
  return exponent;
}
