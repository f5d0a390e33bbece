import { z } from 'zod';
import { CreateCustomerInput, createCustomer } from '#domains/customers/create-customer.ts';
import { allow } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { openCursor, packCursor } from '../_http/cursor.ts';
import { type ApiCtx, type Operation, operation } from '../_http/operation.ts';
import { CustomerPoints, readPoints } from './loyalty.ts';
import { Customer, Made, Paging, pageOf } from './shapes.ts';

/** The people. */
export const CUSTOMER_OPERATIONS: Operation[] = [
  operation({
    method: 'GET',
    path: '/customers',
    verb: 'customer.read',
    summary: 'List or search customers by name, phone, e-mail or id, newest first',
    input: z.strictObject({ ...Paging, search: z.string().max(200).default('') }),
    output: pageOf(Customer),
    run: async (ctx, { cursor, limit, search }) => {
      const rows = await readCustomers(ctx, { after: openCursor(cursor), limit: limit + 1, search });
      const data = rows.slice(0, limit);
      return { data, next: packCursor(rows.length > limit ? (data.at(-1)?.id ?? null) : null) };
    },
  }),
  operation({
    method: 'GET',
    path: '/customers/{customerId}',
    verb: 'customer.read',
    summary: 'Get a customer',
    input: z.strictObject({ customerId: z.uuid() }),
    output: Customer,
    run: async (ctx, { customerId }) => {
      const [found] = await readCustomers(ctx, { id: customerId, limit: 1, search: '' });
      if (found) return found;
      throw new AppError('NOT_FOUND', `There is no customer ${customerId}.`);
    },
  }),
  operation({
    method: 'GET',
    path: '/customers/{customerId}/loyalty',
    verb: 'customer.read',
    summary: 'Get the points and the tier of a customer, the same in every channel',
    input: z.strictObject({ customerId: z.uuid() }),
    output: CustomerPoints,
    run: readPoints,
  }),
  operation({
    method: 'POST',
    path: '/customers',
    verb: 'customer.write',
    summary: 'Find a customer by national number, e-mail or phone, or make a new one',
    status: 201,
    input: CreateCustomerInput,
    output: Made,
    run: createCustomer,
  }),
];

type Wanted = { id?: string; after?: string | undefined; limit: number; search: string };

async function readCustomers(ctx: ApiCtx, wanted: Wanted) {
  allow(ctx.actor, 'customer.read');
  const after = z.uuid().safeParse(wanted.after).data ?? null;
  const { rows } = await ctx.db.$client.query<z.output<typeof Customer>>({
    name: 'api-customers',
    text: `
      select c.id, c.number, c.name, c.country, c.locale, c.tags, c.created_at as "createdAt",
        (select coalesce(json_agg(json_build_object('kind', i.kind, 'value',
          case when i.kind = 'national_id' then '••• ' || coalesce(i.hint, '') else i.value end) order by i.kind, i.value), '[]')
          from identities i where i.customer_id = c.id) as ways
      from customers c
      where c.erased_at is null and c.merged_into is null and ($1 = '' or c.search like '%' || $1 || '%')
        and ($2::uuid is null or c.id < $2) and ($3::uuid is null or c.id = $3)
      order by c.id desc limit $4`,
    values: [normaliseForSearch(wanted.search), after, wanted.id ?? null, wanted.limit],
  });
  return rows;
}
