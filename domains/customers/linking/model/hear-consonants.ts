import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { foldLetters, isArabicScript } from './fold-letters.ts';

/** Arabic letters straight to sounds: through Latin, the z and h of زهرا would read as one zh. */
const ARABIC_SOUNDS: Readonly<Record<string, string>> = {
  ...{ ب: 'b', پ: 'p', ت: 't', ث: 's', ج: 'j', چ: 'c', ح: 'h', خ: 'h', د: 'd', ذ: 'z', ر: 'r', ز: 'z' },
  ...{ ژ: 'j', س: 's', ش: 'x', ص: 's', ض: 'z', ط: 't', ظ: 'z', غ: 'k', ف: 'f', ق: 'k', ک: 'k', گ: 'k' },
  ...{ ل: 'l', م: 'm', ن: 'n', و: 'v', ه: 'h' },
};
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/dzh|dj/g, 'j'],
  [/zh/g, 'j'],
  [/tch|ch/g, 'C'],
  [/sch|sh/g, 'X'],
  [/kh/g, 'h'],
  [/gh/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/x/g, 'ks'],
  [/[cqg]/g, 'k'],
  [/w/g, 'v'],
  [/[aeiouy]/g, ''],
];

/**
 * What is heard of a name whoever writes it: its consonants, doubled ones once, a silent h at the end left out. محمد,
 * Mohammad, Mohamed and Мохамед are all `mhmd`. The Arabic و is a consonant or a vowel: both readings are given. Pure.
 */
export function hearConsonants(text: string): readonly string[] {
  const plain = normaliseForSearch(text);
  if (!isArabicScript(plain)) return [settle(hearLatin(foldLetters(plain)))].filter((sound) => sound !== '');
  let heard = '';
  for (const letter of plain) heard += ARABIC_SOUNDS[letter] ?? '';
  return [...new Set([settle(heard), settle(heard.replaceAll('v', ''))])].filter((sound) => sound !== '');
}

function hearLatin(folded: string): string {
  const heard = SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), folded.replaceAll(' ', ''));
  return heard.toLowerCase();
}

function settle(heard: string): string {
  const once = heard.replace(/(.)\1+/g, '$1');
  return once.length > 1 ? once.replace(/h$/, '') : once;
}
