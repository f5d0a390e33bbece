import { decodeEntities } from '#lib/text/decode-entities.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

const MOST_CHARACTERS = 20_000;
const WHOLE = 100;
/** Goods stand on many channels with the same words, one behind the other. */
const MOST_REMEMBERED = 500;

const forms = new Map<string, string>();

/**
 * The form in which texts of channels are compared: tags, entities, case, white space and the letters that keyboards write
 * in several ways are folded; what stands beyond 20,000 characters does not count. Pure.
 */
export function plainForm(text: string): string {
  const known = forms.get(text);
  if (known !== undefined) return known;
  const form = makeForm(text);
  if (forms.size >= MOST_REMEMBERED) forms.clear();
  forms.set(text, form);
  return form;
}

function makeForm(text: string): string {
  const bare = text.slice(0, MOST_CHARACTERS).replace(/<[^<>]{0,2000}>/g, ' ');
  return normaliseForSearch(decodeEntities(bare)).replace(/\s*([.,:;!?،؛؟–—-])\s*/gu, '$1');
}

/** How alike two texts in plain form are, in whole percent, by the pairs of letters that both have. The same both ways. Pure. */
export function textLikeness(one: string, other: string): number {
  if (one === other) return WHOLE;
  const [mine, theirs] = [pairsOf(one), pairsOf(other)];
  const total = countOf(mine) + countOf(theirs);
  if (total === 0) return 0;
  let shared = 0;
  for (const [pair, count] of mine) shared += Math.min(count, theirs.get(pair) ?? 0);
  // Never the whole while something differs.
  return Math.min(WHOLE - 1, Math.floor((2 * WHOLE * shared) / total));
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function countOf(pairs: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of pairs.values()) sum += count;
  return sum;
}
