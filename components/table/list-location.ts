/** Where a list is: its path and everything that its address says. The whole state of a list lives there. */
export type ListLocation = { pathname: string; params: ListParams };

/** What Next gives as `searchParams`. */
export type ListParams = Readonly<Record<string, string | string[] | undefined>>;

/** Parameters that tell the place in the list; any change of what is listed starts again at the top. */
const CURSORS = ['after', 'before'];

/**
 * The same list with some parameters changed; null or an empty list removes one. Cursors are dropped unless the
 * change names them. The order of parameters is fixed, so that equal lists have equal addresses.
 */
export function hrefWith(
  { pathname, params }: ListLocation,
  changes: Readonly<Record<string, string | readonly string[] | null>>,
): string {
  const next = new URLSearchParams();
  const names = [...new Set([...Object.keys(params), ...Object.keys(changes)])].sort();
  for (const name of names) {
    const isChanged = Object.hasOwn(changes, name);
    if (CURSORS.includes(name) && !isChanged) continue;
    for (const value of valuesOf(isChanged ? changes[name] : params[name])) next.append(name, value);
  }
  const query = next.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}

/** All values of one parameter, empty ones left out. */
export function valuesOf(value: string | readonly string[] | null | undefined): string[] {
  if (value === null || value === undefined) return [];
  return (typeof value === 'string' ? [value] : [...value]).filter((one) => one !== '');
}

/** The first value of one parameter. */
export function firstValueOf(value: string | string[] | undefined): string | undefined {
  return valuesOf(value)[0];
}

/** The order of a list as its address writes it: `sort=total` upwards, `sort=-total` downwards. */
export type Sort = { key: string; direction: 'ascending' | 'descending' };

/** Reads `sort`; undefined when it is missing or names none of the columns that can be sorted by. */
export function readSort(params: ListParams, keys: readonly string[]): Sort | undefined {
  const text = firstValueOf(params.sort) ?? '';
  const key = text.replace(/^-/, '');
  if (!keys.includes(key)) return undefined;
  return { key, direction: text.startsWith('-') ? 'descending' : 'ascending' };
}

/** The value of `sort` after one more press on a column: downwards first, then upwards, then downwards again. */
export function nextSort(key: string, current: Sort | undefined): string {
  return current?.key === key && current.direction === 'descending' ? key : `-${key}`;
}
