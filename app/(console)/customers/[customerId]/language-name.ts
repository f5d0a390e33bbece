import { intlLocale, type Prefs } from '#lib/format/prefs.ts';

const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** A language in the reader's language; what is no language tag stays as it was written. */
export function languageName(tag: string, prefs: Prefs): string {
  if (!TAG.test(tag)) return tag;
  return new Intl.DisplayNames(intlLocale(prefs), { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
