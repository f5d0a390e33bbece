import { readdirSync, readFileSync } from 'node:fs';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#lib/format/prefs.ts';
import { NAMESPACES } from './namespaces.ts';

const ARABIC_FORMS = ['few', 'many', 'one', 'other', 'two', 'zero'];

type Tree = { [key: string]: string | Tree };

function load(locale: Locale, namespace: string): Map<string, string> {
  const file = new URL(`./${locale}/${namespace}.json`, import.meta.url);
  const tree: Tree = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(flatten(tree, ''));
}

function flatten(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** The arguments of a message as `name:kind`, those inside plural forms and tags included. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`${element.value}:tag`, ...argumentsOf(element.children)];
    if (element.type !== TYPE.plural && element.type !== TYPE.select)
      return [`${element.value}:${element.type}`];
    const inner = Object.values(element.options).flatMap((option) => argumentsOf(option.value));
    return [`${element.value}:${element.type}`, ...inner];
  });
  return [...new Set(found)].sort();
}

function pluralForms(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((element): string[][] => {
    if (element.type === TYPE.tag) return pluralForms(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inner = Object.values(element.options).flatMap((option) => pluralForms(option.value));
    if (element.type === TYPE.select || element.pluralType === 'ordinal') return inner;
    const forms = Object.keys(element.options).filter((form) => !form.startsWith('='));
    return [forms.sort(), ...inner];
  });
}

describe('the words of every screen', () => {
  it.each(LOCALES)('%s has one file for each namespace in the list and no other', (locale) => {
    const files = readdirSync(new URL(`./${locale}/`, import.meta.url)).sort();
    expect(files).toEqual(NAMESPACES.map((namespace) => `${namespace}.json`).sort());
  });

  describe.each(NAMESPACES)('%s', (namespace) => {
    const english = load('en', namespace);

    it.each(LOCALES)('%s says the same things with the same arguments as English', (locale) => {
      const messages = load(locale, namespace);
      expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
      for (const [key, text] of messages) {
        expect(text.trim(), key).not.toBe('');
        expect(argumentsOf(parse(text)), key).toEqual(argumentsOf(parse(english.get(key) ?? '')));
      }
    });

    it('has all six Arabic plural forms', () => {
      for (const [key, text] of load('ar', namespace)) {
        for (const forms of pluralForms(parse(text))) expect(forms, key).toEqual(ARABIC_FORMS);
      }
    });
  });
});
