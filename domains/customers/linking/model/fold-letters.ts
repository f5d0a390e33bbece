import anyAscii from 'any-ascii';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

const ARABIC = /[\u0600-\u06FF]/u;
const CYRILLIC = /[\u0400-\u04FF]/u;
const NOT_A_LETTER = /[^a-z0-9]+/g;

/** Letters after `normaliseForSearch`, as Persian says them; Arabic sounds that Latin writers spell alike share one. */
const FROM_ARABIC: Readonly<Record<string, string>> = {
  ...{ ا: 'a', ب: 'b', پ: 'p', ت: 't', ث: 's', ج: 'j', چ: 'ch', ح: 'h', خ: 'kh', د: 'd', ذ: 'z', ر: 'r' },
  ...{ ز: 'z', ژ: 'zh', س: 's', ش: 'sh', ص: 's', ض: 'z', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q' },
  ...{ ک: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', و: 'v', ه: 'h', ی: 'y', ء: '' },
};

/** As the Bulgarian law on transliteration writes them. */
const FROM_CYRILLIC: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch' },
  ...{ ш: 'sh', щ: 'sht', ъ: 'a', ь: 'y', ю: 'yu', я: 'ya', э: 'e', ы: 'y', ё: 'e' },
};

/** A text in small Latin letters and digits, words parted by one space: what two spellings are compared in. Pure. */
export function foldLetters(text: string): string {
  return toLatin(normaliseForSearch(text)).replace(NOT_A_LETTER, ' ').trim();
}

/** Whether a text is written in Arabic letters, where short vowels are left out. Pure. */
export function isArabicScript(text: string): boolean {
  return ARABIC.test(text);
}

function toLatin(text: string): string {
  const isPlain = !ARABIC.test(text) && !CYRILLIC.test(text);
  if (isPlain) return anyAscii(text).toLowerCase();
  let latin = '';
  for (const letter of text)
    latin += FROM_ARABIC[letter] ?? FROM_CYRILLIC[letter] ?? anyAscii(letter).toLowerCase();
  return latin;
}
