import { intlLocale, type Prefs } from './prefs.ts';

/** Texts one after another as the reader's language does it: "a, b and c", "a، b، و c". */
export function formatList(texts: readonly string[], prefs: Prefs): string {
  return new Intl.ListFormat(intlLocale(prefs)).format(texts);
}
