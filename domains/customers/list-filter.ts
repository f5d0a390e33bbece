import { z } from 'zod';
import { isDay } from '#lib/time.ts';

/** Rows of one page of the list. */
export const CUSTOMERS_PER_PAGE = 50;

const MAX_PAGE = 1_000;
const MAX_VALUES = 100;
const MAX_TEXT = 200;

/** How often somebody bought: never, once, two to four times, five times and more. */
export const ORDER_COUNTS = ['none', 'once', 'few', 'many'] as const;

/** How long ago the last order was, in days: within so many, or more than so many ago. */
export const LAST_ORDERS = ['in30', 'in90', 'over90', 'over180', 'over365'] as const;

/** The orders in which the list can be read; a minus reads downwards. */
export const CUSTOMER_SORTS = [
  '-last',
  'last',
  '-net',
  'net',
  '-orders',
  'orders',
  '-newest',
  'newest',
] as const;

const Day = z.string().refine(isDay).optional();
const Amount = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();
const several = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_VALUES).default([]);

/** Which people are wanted, and which page of them. Days are the business's own and those of the last order; amounts are net sales in minor units of the reporting currency. */
export const CustomerFilter = z.object({
  search: z.string().max(MAX_TEXT).default(''),
  /** Bought in one of these channels. */
  channelIds: several(z.uuid()),
  countries: several(z.string().max(MAX_TEXT)),
  tags: several(z.string().max(MAX_TEXT)),
  orderCounts: several(z.enum(ORDER_COUNTS)),
  lastOrder: z.enum(LAST_ORDERS).optional(),
  from: Day,
  to: Day,
  minMinor: Amount,
  maxMinor: Amount,
  sort: z.enum(CUSTOMER_SORTS).default('-last'),
  after: z.string().max(MAX_TEXT).optional(),
  before: z.string().max(MAX_TEXT).optional(),
  limit: z.number().int().min(1).max(MAX_PAGE).default(CUSTOMERS_PER_PAGE),
});

/** The checked form of a filter. */
export type CustomerFilter = z.output<typeof CustomerFilter>;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readCustomerFilter(params: Params): CustomerFilter {
  const all = (name: string) => [params[name] ?? []].flat().filter((value) => value !== '');
  const one = (name: string) => all(name)[0];
  const { shape } = CustomerFilter;
  const known = <Item>(name: string, schema: z.ZodType<Item>): Item[] =>
    all(name)
      .slice(0, MAX_VALUES)
      .flatMap((value) => {
        const parsed = schema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
  const maybe = <Item>(name: string, schema: z.ZodType<Item>): Item | undefined => {
    const parsed = schema.safeParse(one(name));
    return parsed.success ? parsed.data : undefined;
  };
  return CustomerFilter.parse({
    search: one('q')?.slice(0, MAX_TEXT),
    channelIds: known('channel', z.uuid()),
    countries: known('country', z.string().max(MAX_TEXT)),
    tags: known('tag', z.string().max(MAX_TEXT)),
    orderCounts: known('orders', z.enum(ORDER_COUNTS)),
    lastOrder: maybe('last', z.enum(LAST_ORDERS)),
    from: maybe('from', shape.from),
    to: maybe('to', shape.to),
    minMinor: maybe('min', shape.minMinor),
    maxMinor: maybe('max', shape.maxMinor),
    sort: maybe('sort', z.enum(CUSTOMER_SORTS)),
    after: maybe('after', shape.after),
    before: maybe('before', shape.before),
  });
}

/** True when the filter leaves nobody out. */
export function isUnfiltered(filter: CustomerFilter): boolean {
  const lists = [filter.channelIds, filter.countries, filter.tags, filter.orderCounts];
  const rest = [filter.lastOrder, filter.from, filter.to, filter.minMinor, filter.maxMinor];
  return (
    filter.search.trim() === '' &&
    lists.every((list) => list.length === 0) &&
    rest.every((value) => value === undefined)
  );
}
