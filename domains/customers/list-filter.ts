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
import {
  CHANCES,
  CUSTOMER_SORTS,
  EXPECTED_ORDERS,
  LAST_ORDERS,
  NEXT_PURCHASES,
  ORDER_COUNTS,
  POINTS,
  RFM_GROUPS,
} from './filter-values.ts';

/** Rows of one page of the list. */
export const CUSTOMERS_PER_PAGE = 50;

const MOST_IDS = 200;

/** Which people are wanted, and which page of them. Days are the business's own and those of the last order; amounts are net sales in minor units of the reporting currency. */
export const CustomerFilter = z.object({
  /** Only these people. */
  ids: several(z.uuid(), MOST_IDS),
  /** Bought in one of these channels. */
  channelIds: several(z.uuid()),
  countries: several(FilterText),
  tags: several(FilterText),
  orderCounts: several(z.enum(ORDER_COUNTS)),
  /** A member of this segment. */
  segmentId: z.uuid().optional(),
  lastOrder: z.enum(LAST_ORDERS).optional(),
  groups: several(z.enum(RFM_GROUPS)),
  alive: several(z.enum(CHANCES)),
  expected: several(z.enum(EXPECTED_ORDERS)),
  next: z.enum(NEXT_PURCHASES).optional(),
  /** Stands in one of these tiers of the loyalty programme. */
  tierIds: several(z.uuid()),
  points: z.enum(POINTS).optional(),
  from: FilterDay,
  to: FilterDay,
  minMinor: FilterAmount,
  maxMinor: FilterAmount,
  sort: z.enum(CUSTOMER_SORTS).default('-last'),
  ...listPlace(CUSTOMERS_PER_PAGE),
});

/** The checked form of a filter. */
export type CustomerFilter = z.output<typeof CustomerFilter>;

const NAMES = {
  ids: 'id',
  channelIds: 'channel',
  countries: 'country',
  tags: 'tag',
  orderCounts: 'orders',
  segmentId: 'segment',
  lastOrder: 'last',
  groups: 'group',
  tierIds: 'tier',
  minMinor: 'min',
  maxMinor: 'max',
};

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readCustomerFilter(params: FilterParams): CustomerFilter {
  return readFilter(CustomerFilter, params, NAMES);
}
