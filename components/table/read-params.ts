/** The address's parameters with all their values, for `hrefWith`. */
export function readParams(search: {
  keys(): Iterable<string>;
  getAll(name: string): string[];
}): Record<string, string[]> {
  return Object.fromEntries([...search.keys()].map((name) => [name, search.getAll(name)]));
}
