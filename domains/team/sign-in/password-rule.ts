import { COMMON_PASSWORDS } from './common-passwords.ts';

/** The fewest characters of a password. */
export const SHORTEST_PASSWORD = 10;

/** The most characters of a password: more would only make the hash work. */
export const LONGEST_PASSWORD = 200;

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const RUNS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];
const FEWEST_DIFFERENT = 4;

/**
 * Whether a password is among those that are tried first: a usual word (also with figures and signs around it or
 * letters written as figures), a run along the keyboard, or a few characters again and again.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const guesses = [plain, core, spellOut(plain), spellOut(core), plain.replace(/[\d\p{P}\p{S}\s]+/gu, '')];
  return guesses.some((guess) => COMMON_PASSWORDS.has(guess)) || isMonotonous(plain);
}

function spellOut(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);
}

function isMonotonous(text: string): boolean {
  if (new Set(text).size < FEWEST_DIFFERENT) return true;
  const backwards = [...text].reverse().join('');
  return RUNS.some((run) => run.includes(text) || run.includes(backwards));
}
