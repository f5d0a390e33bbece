import fs from 'node:fs';
import path from 'node:path';

/** The languages of the product. */
export const LANGUAGES = ['fa', 'ar', 'bg', 'en'] as const;

/** One of them. */
export type Language = (typeof LANGUAGES)[number];

type Words = { [key: string]: string | Words };

const read = new Map<string, Words>();

/** What the product says under a key such as `orders.do.ship.action`, with `{name}` filled in. */
export function say(language: Language, key: string, values: Record<string, string> = {}): string {
  const [namespace = '', ...steps] = key.split('.');
  let words: string | Words | undefined = load(language, namespace);
  for (const step of steps) words = typeof words === 'object' ? words[step] : undefined;
  if (typeof words !== 'string') throw new Error(`There is no text ${key} in ${language}.`);
  return words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** What the product says under a key that counts, for any count. */
export function sayCounted(language: Language, key: string): RegExp {
  const branches = [...say(language, key).matchAll(/(?:one|other) \{([^}]*)\}/g)];
  const texts = branches.map(([, text = '']) => text.replaceAll('#', '[\\d۰-۹,.٬ ]+'));
  return new RegExp(texts.join('|'));
}

function load(language: Language, namespace: string): Words {
  const file = path.resolve('messages', language, `${namespace}.json`);
  const known = read.get(file) ?? (JSON.parse(fs.readFileSync(file, 'utf8')) as Words);
  read.set(file, known);
  return known;
}
