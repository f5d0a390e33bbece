import { firstValueOf, type ListParams, valuesOf } from '#components/table/list-location.ts';
import { REORDER_SHOWN } from '#domains/planning/advice/reorder-filter.ts';
import { isId } from '#lib/ids.ts';

const MAX_TEXT = 200;
const MAX_CURSOR = 400;
const MAX_VALUES = 100;

/** The filter that the address names; what nobody could mean is left out. */
export function readReorderFilter(params: ListParams) {
  const cursor = (name: string) => firstValueOf(params[name])?.slice(0, MAX_CURSOR);
  const ids = (name: string) => valuesOf(params[name]).filter(isId).slice(0, MAX_VALUES);
  const shown = firstValueOf(params.show);
  return {
    search: firstValueOf(params.q)?.slice(0, MAX_TEXT),
    suppliers: ids('supplier'),
    locations: ids('location'),
    categories: valuesOf(params.category).slice(0, MAX_VALUES),
    shown: REORDER_SHOWN.find((known) => known === shown),
    after: cursor('after'),
    before: cursor('before'),
  };
}
