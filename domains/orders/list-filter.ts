import { z } from 'zod';
import { isDay } from '#lib/time.ts';
import { ORDER_STEPS, type OrderStatus, type PaymentStatus } from './order-status.ts';

/** Rows of one page of the list. */
export const ORDERS_PER_PAGE = 50;

const MAX_PAGE = 1_000;
const MAX_VALUES = 100;
const MAX_TEXT = 200;

/** All places where an order can stand, in the order of its life. */
export const ORDER_STATUSES = Object.keys(ORDER_STEPS) as OrderStatus[];

/** How far the money of an order can be. */
export const PAYMENT_STATUSES = [
  'unpaid',
  'part_paid',
  'paid',
  'part_refunded',
  'refunded',
] as const satisfies readonly PaymentStatus[];

/** Marks that cut across statuses: money is due, goods came back, promised for a day that has passed. */
export const ORDER_MARKS = ['due', 'returned', 'late'] as const;

/** The orders in which a list can be read; a minus reads downwards. */
export const ORDER_SORTS = ['-placed', 'placed', '-total', 'total'] as const;

const Day = z.string().refine(isDay).optional();
const Amount = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();
const several = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_VALUES).default([]);

/** Which orders are wanted, and which page of them. Days are the business's own; amounts are minor units of its currency. */
export const OrderFilter = z.object({
  search: z.string().max(MAX_TEXT).default(''),
  /** These orders only. */
  ids: z.array(z.uuid()).max(MAX_PAGE).default([]),
  statuses: several(z.enum(ORDER_STATUSES)),
  payments: several(z.enum(PAYMENT_STATUSES)),
  marks: several(z.enum(ORDER_MARKS)),
  channelIds: several(z.uuid()),
  locationIds: several(z.uuid()),
  countries: several(z.string().max(MAX_TEXT)),
  tags: several(z.string().max(MAX_TEXT)),
  from: Day,
  to: Day,
  minMinor: Amount,
  maxMinor: Amount,
  sort: z.enum(ORDER_SORTS).default('-placed'),
  after: z.string().max(MAX_TEXT).optional(),
  before: z.string().max(MAX_TEXT).optional(),
  limit: z.number().int().min(1).max(MAX_PAGE).default(ORDERS_PER_PAGE),
});

/** The checked form of a filter. */
export type OrderFilter = z.output<typeof OrderFilter>;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readOrderFilter(params: Params): OrderFilter {
  const all = (name: string) => [params[name] ?? []].flat().filter((value) => value !== '');
  const one = (name: string) => all(name)[0];
  const { shape } = OrderFilter;
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
  return OrderFilter.parse({
    search: one('q')?.slice(0, MAX_TEXT),
    ids: known('id', z.uuid()),
    statuses: known('status', z.enum(ORDER_STATUSES)),
    payments: known('payment', z.enum(PAYMENT_STATUSES)),
    marks: known('only', z.enum(ORDER_MARKS)),
    channelIds: known('channel', z.uuid()),
    locationIds: known('location', z.uuid()),
    countries: known('country', z.string().max(MAX_TEXT)),
    tags: known('tag', z.string().max(MAX_TEXT)),
    from: maybe('from', shape.from),
    to: maybe('to', shape.to),
    minMinor: maybe('min', shape.minMinor),
    maxMinor: maybe('max', shape.maxMinor),
    sort: maybe('sort', z.enum(ORDER_SORTS)),
    after: maybe('after', shape.after),
    before: maybe('before', shape.before),
  });
}

/** True when the filter leaves nothing out. */
export function isUnfiltered(filter: OrderFilter): boolean {
  const lists = [
    filter.ids,
    filter.statuses,
    filter.payments,
    filter.marks,
    filter.channelIds,
    filter.locationIds,
  ];
  const rest = [filter.from, filter.to, filter.minMinor, filter.maxMinor];
  return (
    filter.search.trim() === '' &&
    [...lists, filter.countries, filter.tags].every((list) => list.length === 0) &&
    rest.every((value) => value === undefined)
  );
}
