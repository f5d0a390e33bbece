import { z } from 'zod';
import { PURCHASE_ONLY, PURCHASE_STATUSES } from '../orders/purchase-status.ts';

/** Rows of one page of purchase orders. */
export const PURCHASES_PER_PAGE = 50;

const MAX_PAGE = 1_000;
const MAX_VALUES = 100;
const MAX_TEXT = 200;

const several = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_VALUES).default([]);
const Cursor = z.coerce.number().int().min(1).optional();

/** Which purchase orders are wanted, and which page of them, the newest first; cursors are numbers of orders. */
export const PurchaseFilter = z.object({
  search: z.string().max(MAX_TEXT).default(''),
  statuses: several(z.enum(PURCHASE_STATUSES)),
  supplierIds: several(z.uuid()),
  locationIds: several(z.uuid()),
  only: several(z.enum(PURCHASE_ONLY)),
  after: Cursor,
  before: Cursor,
  limit: z.number().int().min(1).max(MAX_PAGE).default(PURCHASES_PER_PAGE),
});

/** The checked form of a filter. */
export type PurchaseFilter = z.output<typeof PurchaseFilter>;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readPurchaseFilter(params: Params): PurchaseFilter {
  const all = (name: string) => [params[name] ?? []].flat().filter((value) => value !== '');
  const known = <Item>(name: string, schema: z.ZodType<Item>): Item[] =>
    all(name)
      .slice(0, MAX_VALUES)
      .flatMap((value) => {
        const parsed = schema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
  return PurchaseFilter.parse({
    search: all('q')[0]?.slice(0, MAX_TEXT),
    statuses: known('status', z.enum(PURCHASE_STATUSES)),
    supplierIds: known('supplier', z.uuid()),
    locationIds: known('location', z.uuid()),
    only: known('only', z.enum(PURCHASE_ONLY)),
    after: known('after', Cursor)[0],
    before: known('before', Cursor)[0],
  });
}

/** True when the filter leaves nothing out. */
export function isUnfiltered(filter: PurchaseFilter): boolean {
  const lists = [filter.statuses, filter.supplierIds, filter.locationIds, filter.only];
  return filter.search.trim() === '' && lists.every((list) => list.length === 0);
}
