import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { foldLetters, isArabicScript } from './fold-letters.ts';

/** Arabic letters straight to sounds: through Latin, the z and h of زهرا would read as one zh. */
const ARABIC_SOUNDS: Readonly<Record<string, string>> = {
  ...{ ب: 'b', پ: 'b', ت: 't', ث: 's', ج: 'j', چ: 'c', ح: 'h', خ: 'h', د: 'd', ذ: 'z', ر: 'r', ز: 'z' },
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
  [/[wv]/g, 'f'],
  [/p/g, 'b'],
  [/[aeiouy]/g, ''],
];

/** A g before e or i is soft for some: Georgi is جورجي. */
const SOFT_G = /g(?=[ei])/g;
const DOUBLED = /(.)\1+/g;

/**
 * What is heard of a name whoever writes it: its consonants, doubled ones once, a silent h at the end left out. محمد,
 * Mohammad, Mohamed and Мохамед are all `mhmd`. Arabic has no p and no v and writes b and f. Where a letter can be read in
 * two ways (و, a soft g) both readings are given. Pure.
 */
export function hearConsonants(text: string): readonly string[] {
  const words = normaliseForSearch(text)
    .split(' ')
    .filter((word) => word !== '')
    .map(hearWord);
  const readings = [0, 1].map((reading) => words.map((ways) => ways[reading]).join(''));
  return [...new Set(readings)].filter((sound) => sound !== '');
}

/** Both readings of a word, mostly the same. */
function hearWord(word: string): readonly [string, string] {
  if (isArabicScript(word)) {
    let heard = '';
    for (const letter of word) heard += ARABIC_SOUNDS[letter] ?? '';
    return [silence(heard.replaceAll('v', 'f')), silence(heard.replaceAll('v', ''))];
  }
  const folded = foldLetters(word).replaceAll(' ', '').replace(DOUBLED, '$1');
  return [silence(hearLatin(folded)), silence(hearLatin(folded.replace(SOFT_G, 'j')))];
}

function hearLatin(folded: string): string {
  return SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), folded).toLowerCase();
}

function silence(heard: string): string {
  return heard.length > 1 ? heard.replace(/h$/, '') : heard;
}
