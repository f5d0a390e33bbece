import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#lib/format/prefs.ts';
import { METRIC_KEYS, METRICS, type MetricKey } from './metric-definitions.ts';

type Entry = { name: string; words: string; formula: string; caveat?: string };
type Words = Record<MetricKey, Entry> & {
  sources: Record<string, string>;
  unitNames: Record<string, string>;
};
type Terms = { title: string; answers: string; formula: string; rows: string };

const LANGUAGES: Record<Locale, string> = { en: 'English', fa: 'فارسی', ar: 'العربية', bg: 'Български' };

const read = (locale: Locale, file: string) =>
  JSON.parse(readFileSync(new URL(`../../../messages/${locale}/${file}.json`, import.meta.url), 'utf8'));

/** The page of definitions as a document, in every language, from the same words. */
function writeDocument(): string {
  const head = [
    '# What the figures mean',
    '',
    'Written from `domains/analytics/board/metric-definitions.ts` and `messages/*/metrics.json` by',
    '`vitest run domains/analytics/board/metric-definitions.test.ts -u`; the same words stand at `/channels/metrics` and in the hints.',
    '',
  ];
  return [...head, ...(['en', 'fa', 'ar', 'bg'] as const).flatMap(writeLanguage)].join('\n');
}

function writeLanguage(locale: Locale): string[] {
  const words: Words = read(locale, 'metrics');
  const terms: Terms = read(locale, 'board').definitions;
  return [
    `## ${LANGUAGES[locale]}`,
    '',
    ...METRIC_KEYS.flatMap((key) => {
      const { name, words: meaning, formula, caveat } = words[key];
      const { unit, rows } = METRICS[key];
      return [
        `### ${name}`,
        '',
        `\`${key}\` · ${words.unitNames[unit]}`,
        '',
        `${meaning}${caveat ? ` ${caveat}` : ''}`,
        '',
        `${terms.formula} ${formula}`,
        '',
        `${terms.rows} ${words.sources[rows]}`,
        '',
      ];
    }),
  ];
}

describe('the definitions of the figures', () => {
  it.each(LOCALES)('have a name, words and a formula in %s', (locale) => {
    const words: Words = read(locale, 'metrics');
    for (const key of METRIC_KEYS) {
      for (const part of [words[key]?.name, words[key]?.words, words[key]?.formula]) {
        expect(part?.trim(), `${key} in ${locale}`).toBeTruthy();
      }
      expect(words.sources[METRICS[key].rows], `${key} in ${locale}`).toBeTruthy();
      expect(words.unitNames[METRICS[key].unit], `${key} in ${locale}`).toBeTruthy();
    }
  });

  it('stand in docs/metrics.md as they are in the code', async () => {
    await expect(writeDocument()).toMatchFileSnapshot('../../../docs/metrics.md');
  });
});
