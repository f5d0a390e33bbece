import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { toAsciiDigits } from './text/to-ascii-digits.ts';

const MAX_LENGTH = 60;

/**
 * The E.164 form of a phone number as a person wrote it ("۰۹۱۲ ۳۴۵ ۶۷۸۹" in IR is "+989123456789"), or null when it is
 * not a possible number of its country. `defaultCountry` (ISO 3166-1 alpha-2) serves numbers without a country code;
 * an unknown country leaves only numbers with one. Extensions are dropped.
 */
export function toE164(text: string, defaultCountry: string | null): string | null {
  if (text.length > MAX_LENGTH) return null;
  const country = toCountry(defaultCountry);
  const phone = parsePhoneNumberFromString(
    toAsciiDigits(text.normalize('NFKC')).trim(),
    country ?? undefined,
  );
  return phone?.isValid() ? phone.number : null;
}

function toCountry(code: string | null): CountryCode | null {
  const upper = code?.toUpperCase() ?? '';
  return isSupportedCountry(upper) ? upper : null;
}
