import compile from 'icu-minify/compile';
import { getRequestConfig } from 'next-intl/server';
import { readPrefs } from '#app/_server/locale.ts';
import { isLocale, type Locale } from '#lib/format/prefs.ts';
import { NAMESPACES } from '#messages/namespaces.ts';

type Words = { [key: string]: string | Words };
type Compiled = { [key: string]: ReturnType<typeof compile> | Compiled };

const COMPILED = new WeakMap<Words, Compiled>();

/**
 * Gives next-intl the words, language and time zone of the reader. Messages are compiled here, once, so that no page
 * carries a parser of them: next.config.js puts the formatter of compiled messages in its place.
 */
export default getRequestConfig(async ({ locale: asked }) => {
  const prefs = await readPrefs();
  // A paper or letter for somebody else names their language: `getTranslations({ locale })`.
  const locale = isLocale(asked) ? asked : prefs.locale;
  return { locale, timeZone: prefs.timeZone, messages: await loadMessages(locale) };
});

async function loadMessages(locale: Locale) {
  const files = await Promise.all(
    NAMESPACES.map(async (namespace) => {
      const file: { default: Words } = await import(`../../messages/${locale}/${namespace}.json`);
      return [namespace, compileOnce(file.default)] as const;
    }),
  );
  return Object.fromEntries(files);
}

function compileOnce(words: Words): Compiled {
  const known = COMPILED.get(words);
  if (known) return known;
  const compiled = compileAll(words);
  COMPILED.set(words, compiled);
  return compiled;
}

/** The compiler's choices have no prototype, which React does not carry to the browser: a clone has one. */
function compileAll(words: Words): Compiled {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? structuredClone(compile(value)) : compileAll(value),
    ]),
  );
}
