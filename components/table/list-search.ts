import { type ListParams, valuesOf } from './list-location.ts';

/** What only changes how the list looks. */
const LOOKS = ['columns', 'density'];

/** The part of the address that decides which rows are listed, always in the same order. */
export function listSearch(params: ListParams): string {
  const search = new URLSearchParams();
  for (const name of Object.keys(params).sort()) {
    if (LOOKS.includes(name)) continue;
    for (const value of valuesOf(params[name])) search.append(name, value);
  }
  return search.toString();
}
