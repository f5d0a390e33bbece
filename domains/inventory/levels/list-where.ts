import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { LevelFilter } from './list-filter.ts';

/** Names a value of a statement. */
export type Bind = (value: unknown) => string;

const SHORTEST_ANYWHERE = 3;
const MOST_LETTERS = 200;

/** `near` goes through a window of neighbours one by one; `all` looks at everything, by an index where there is one. */
export type Scope = 'near' | 'all';

/** The conditions on `variants v` and its `products p` that a filter sets, all to be met; marks and places are not among them. */
export function variantConditions(
  filter: Pick<LevelFilter, 'search' | 'categories' | 'brands'>,
  bind: Bind,
  scope: Scope = 'all',
): string[] {
  const conditions = [`v.kind = 'goods'`, 'v.archived_at is null'];
  if (filter.categories.length > 0) conditions.push(`p.category = any (${bind(filter.categories)}::text[])`);
  if (filter.brands.length > 0) conditions.push(`p.brand = any (${bind(filter.brands)}::text[])`);
  return [...conditions, ...searchConditions(filter.search, bind, scope)];
}

/**
 * Every word must stand with the variant itself, or with its product and no other variant of it: "shirt blue" finds the
 * blue one only. Over all variants the word that is likely the rarest asks the index: one with a digit, else the longest.
 */
function searchConditions(search: string, bind: Bind, scope: Scope): string[] {
  const words = normaliseForSearch(search)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const each = words.map((word) => {
    const like = likeWord(word, bind);
    return `(${like('v')} or (${like('p')} and not exists (
      select from variants other where other.product_id = v.product_id and ${like('other')})))`;
  });
  return scope === 'all' ? [foundByIndex(words, bind), ...each] : each;
}

function foundByIndex(words: readonly string[], bind: Bind): string {
  const [rarest] = words.toSorted((a, b) => rarity(b) - rarity(a));
  const likely = likeWord(rarest ?? '', bind);
  return `v.id in (
    select f.id from variants f where ${likely('f')}
    union select f.id from variants f join products g on g.id = f.product_id where ${likely('g')})`;
}

function rarity(word: string): number {
  const hasDigit = /\d/.test(word) && word.length >= SHORTEST_ANYWHERE;
  return word.length + (hasDigit ? MOST_LETTERS : 0);
}

function likeWord(word: string, bind: Bind): (alias: string) => string {
  const literal = word.replace(/[\\%_]/g, '\\$&');
  if (word.length >= SHORTEST_ANYWHERE) {
    const anywhere = bind(`%${literal}%`);
    return (alias) => `${alias}.search like ${anywhere}`;
  }
  // An index of three letters serves short words at the start of words only.
  const first = bind(`${literal}%`);
  const later = bind(`% ${literal}%`);
  return (alias) => `(${alias}.search like ${first} or ${alias}.search like ${later})`;
}
