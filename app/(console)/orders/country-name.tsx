import { intlLocale, type Prefs } from '#lib/format/prefs.ts';

const CODE = /^[A-Z]{2}$/;

/** A country in the reader's language; what is no code of ISO 3166 stays as it was written. */
export function countryName(code: string, prefs: Prefs): string {
  if (!CODE.test(code)) return code;
  return new Intl.DisplayNames(intlLocale(prefs), { type: 'region', fallback: 'code' }).of(code) ?? code;
}

export function CountryName({ code, prefs }: { code: string; prefs: Prefs }) {
  return <bdi>{countryName(code, prefs)}</bdi>;
}
