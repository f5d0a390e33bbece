import { queryOptions } from '@tanstack/react-query';
import { hrefWith, type ListParams } from '#components/table/list-location.ts';
import type { LevelPage } from '#domains/inventory/levels/list-levels.ts';

const UNCHANGED = ['after', 'before'];

/** The part of the address that decides which levels are listed; columns and density only change how they look. */
export function listSearch(params: ListParams): string {
  const place = Object.fromEntries(UNCHANGED.map((name) => [name, params[name] ?? null]));
  const looks = { columns: null, density: null };
  return hrefWith({ pathname: '', params }, { ...place, ...looks }).replace(/^\?/, '');
}

/** The list of levels as the browser reads it again, whenever something says `stock`. */
export function levelListQuery(params: ListParams) {
  const search = listSearch(params);
  return queryOptions({
    queryKey: ['stock', 'list', search],
    queryFn: async ({ signal }): Promise<LevelPage> => {
      const response = await fetch(`/api/stock?${search}`, { signal });
      if (!response.ok) throw new Error(`The list of levels answered ${response.status}.`);
      return response.json();
    },
  });
}
