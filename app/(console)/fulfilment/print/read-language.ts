import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { defaultPrefs, isLocale, type Prefs } from '#lib/format/prefs.ts';

/** How a document is read: by whoever prints it, or in the language that they asked for (`?lang=`) by its readers. Pure. */
export function readLanguage(params: ListParams, prefs: Prefs): Prefs {
  const asked = firstValueOf(params.lang);
  if (!isLocale(asked) || asked === prefs.locale) return prefs;
  return defaultPrefs(asked, prefs.timeZone);
}
