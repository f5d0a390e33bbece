import { getRequestConfig } from 'next-intl/server';
import { readPrefs } from '#app/_server/locale.ts';
import type { Locale } from '#lib/format/prefs.ts';
import { NAMESPACES } from '#messages/namespaces.ts';

/** Gives next-intl the words, language and time zone of the reader. */
export default getRequestConfig(async () => {
  const prefs = await readPrefs();
  return { locale: prefs.locale, timeZone: prefs.timeZone, messages: await loadMessages(prefs.locale) };
});

async function loadMessages(locale: Locale) {
  const files = await Promise.all(
    NAMESPACES.map(async (namespace) => {
      const file = await import(`../../messages/${locale}/${namespace}.json`);
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(files);
}
