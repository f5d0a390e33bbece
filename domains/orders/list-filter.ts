import { z } from 'zod';
import {
  FilterAmount,
  FilterDay,
  type FilterParams,
  FilterText,
  listPlace,
  readFilter,
  several,
} from '#lib/list-filter.ts';
import { ORDER_MARKS, ORDER_SORTS, ORDER_STATUSES, PAYMENT_STATUSES } from './lists/filter-values.ts';

/** Rows of one page of the list. */
export const ORDERS_PER_PAGE = 50;

const MAX_IDS = 1_000;

/** Which orders are wanted, and which page of them. Days are the business's own; amounts are minor units of its currency. */
export const OrderFilter = z.object({
  /** These orders only. */
  ids: several(z.uuid(), MAX_IDS),
  statuses: several(z.enum(ORDER_STATUSES)),
  payments: several(z.enum(PAYMENT_STATUSES)),
  marks: several(z.enum(ORDER_MARKS)),
  channelIds: several(z.uuid()),
  locationIds: several(z.uuid()),
  countries: several(FilterText),
  tags: several(FilterText),
  from: FilterDay,
  to: FilterDay,
  minMinor: FilterAmount,
  maxMinor: FilterAmount,
  sort: z.enum(ORDER_SORTS).default('-placed'),
  ...listPlace(ORDERS_PER_PAGE),
});

/** The checked form of a filter. */
export type OrderFilter = z.output<typeof OrderFilter>;

const NAMES = {
  ids: 'id',
  statuses: 'status',
  payments: 'payment',
  marks: 'only',
  channelIds: 'channel',
  locationIds: 'location',
  countries: 'country',
  tags: 'tag',
  minMinor: 'min',
  maxMinor: 'max',
};

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readOrderFilter(params: FilterParams): OrderFilter {
  return readFilter(OrderFilter, params, NAMES);
}
