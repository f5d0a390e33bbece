import { globSync, readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { defaultPrefs, LOCALES, type Locale } from '#lib/format/prefs.ts';
import { factsOf } from './failure-facts.ts';

/** What refuses by a reason that its caller names. */
const REFUSING = /new AppError\(|await takeVersion\(/;
const REASON = /\breason: '([^']+)'/;
const FACT = /\{(\w+)[,}]/g;

/** The reasons that refusals in the rooms name, each with the file that names it. */
const reasons = globSync('domains/**/*.ts', { exclude: ['**/*.test.ts'] }).flatMap((file) =>
  readFileSync(file, 'utf8')
    .split(REFUSING)
    .slice(1)
    .flatMap((rest) => {
      const name = REASON.exec(upToItsEnd(rest))?.[1];
      return name ? [{ file, name }] : [];
    }),
);

/** The call's own text: up to the bracket that closes it. */
function upToItsEnd(text: string): string {
  let open = 1;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') open += 1;
    if (text[at] === ')') open -= 1;
    if (open === 0) return text.slice(0, at);
  }
  return text;
}

function wordsOf(locale: Locale): { reason: Record<string, string> } {
  return JSON.parse(readFileSync(`messages/${locale}/errors.json`, 'utf8'));
}

describe('a refusal that names its reason', () => {
  it('is found in the rooms at all', () => {
    expect(reasons.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['owed', 'orderStatus', 'notFree']),
    );
  });

  it.each(LOCALES)('has words for it in %s', (locale) => {
    const known = Object.keys(wordsOf(locale).reason);
    expect(reasons.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  it.each(LOCALES)('fills its sentence in %s with the facts of the case', (locale) => {
    const errors = wordsOf(locale);
    const t = createTranslator({ locale, messages: { errors }, namespace: 'errors' });
    for (const [reason, words] of Object.entries(errors.reason)) {
      const facts = [...words.matchAll(FACT)].map(([, name = '']) => [name, 'A1066-1']);
      const told = factsOf({ ...Object.fromEntries(facts), reason }, defaultPrefs(locale, 'UTC'));
      expect(t(`reason.${told?.reason}`, told?.values)).not.toMatch(/\{|errors\.reason/);
    }
  });
});
