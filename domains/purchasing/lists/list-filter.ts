import { z } from 'zod';
import { type FilterParams, FilterText, numberedPlace, readFilter, several } from '#lib/list-filter.ts';
import { PURCHASE_ONLY, PURCHASE_STATUSES } from '../orders/purchase-status.ts';

const PER_PAGE = 50;

/** Which purchase orders are wanted, and which page of them, the newest first; cursors are numbers of orders. */
export const PurchaseFilter = z.object({
  search: FilterText.default(''),
  statuses: several(z.enum(PURCHASE_STATUSES)),
  supplierIds: several(z.uuid()),
  locationIds: several(z.uuid()),
  only: several(z.enum(PURCHASE_ONLY)),
  ...numberedPlace(PER_PAGE),
});

/** The checked form of a filter. */
export type PurchaseFilter = z.output<typeof PurchaseFilter>;

const NAMES = { statuses: 'status', supplierIds: 'supplier', locationIds: 'location' };

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readPurchaseFilter(params: FilterParams): PurchaseFilter {
  return readFilter(PurchaseFilter, params, NAMES);
}
