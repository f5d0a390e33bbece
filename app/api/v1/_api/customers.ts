import { z } from 'zod';
import { CreateCustomerInput, createCustomer } from '#domains/customers/create-customer.ts';
import { findPage } from '#domains/customers/find-page.ts';
import { CustomerFilter } from '#domains/customers/list-filter.ts';
import { allow } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
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
    summary:
      'List customers, newest first, or search them: by name in any script, part of a phone, e-mail or id; spelt so first, then who sounds so',
    input: z.strictObject({ ...Paging, search: z.string().max(200).default('') }),
    output: pageOf(Customer),
    run: async (ctx, { cursor, limit, search }) => {
      const after = openCursor(cursor);
      const wanted = { search, limit, sort: '-newest', ...(after === undefined ? {} : { after }) } as const;
      const page = await findPage(ctx, CustomerFilter.parse(wanted));
      return { data: await readCustomers(ctx, page.ids), next: packCursor(page.after) };
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
      const [found] = await readCustomers(ctx, [customerId]);
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

/** The people in this order, without those who are no more. */
async function readCustomers(ctx: ApiCtx, ids: readonly string[]) {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<z.output<typeof Customer>>({
    name: 'api-customers',
    text: `
      select c.id, c.number, c.name, c.country, c.locale, c.tags, c.created_at as "createdAt",
        (select coalesce(json_agg(json_build_object('kind', i.kind, 'value',
          case when i.kind = 'national_id' then '••• ' || coalesce(i.hint, '') else i.value end) order by i.kind, i.value), '[]')
          from identities i where i.customer_id = c.id) as ways
      from unnest($1::uuid[]) with ordinality as wanted (id, position) join customers c on c.id = wanted.id
      where c.erased_at is null and c.merged_into is null order by wanted.position`,
    values: [ids],
  });
  return rows;
}
