import { isId } from '#lib/ids.ts';
import { newStatement } from '#lib/new-statement.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { type Ctx, SYSTEM } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { OrderFilter } from '../../list-filter.ts';
import { orderConditions } from '../../list-where.ts';

const MOST_FOUND = 30;
const LONGEST_SEARCH = 200;

/** An order that somebody at the desk may mean. Instants are ISO texts. */
export type FoundOrder = {
  id: string;
  number: number;
  externalNumber: string | null;
  placedAt: string;
  channelName: string;
  customerName: string | null;
  totalMinor: number;
  currency: string;
  units: number;
  /** Units that are with the customer. */
  returnable: number;
};

/**
 * Finds orders of which goods have left, newest first: by number, receipt, phone in any digits, e-mail, loyalty card or
 * name. Nothing is found for an empty text.
 */
export async function findOrders(ctx: Ctx, text: string): Promise<FoundOrder[]> {
  allow(ctx.actor, 'order.return');
  const search = normaliseForSearch(text.slice(0, LONGEST_SEARCH));
  if (search === '' || search === '#') return [];
  const statement = newStatement();
  const { bind } = statement;
  // Whose goods come back stands at the desk and says a phone: it is searched for, and never shown.
  const reader = { now: ctx.now, actor: SYSTEM };
  const named = orderConditions(OrderFilter.parse({ search }), reader, statement).join(' and ');
  const card = bind([text.trim(), search]);
  const slip = bind(isId(text.trim()) ? text.trim() : null);
  const { rows } = await ctx.db.$client.query<Omit<FoundOrder, 'placedAt'> & { placedAt: Date }>(
    `with meant as materialized (
       select o.id from orders o
       where (${named} or o.id = ${slip}::uuid or o.customer_id = any (array(
         select i.customer_id from identities i where i.kind = 'loyalty_card' and i.value = any (${card}::text[]))))
         and exists (select from order_lines l where l.order_id = o.id and l.shipped_quantity > 0)
       order by o.placed_at desc, o.id desc limit ${bind(MOST_FOUND)}
     )
     select o.id, o.number, o.external_number as "externalNumber", o.placed_at as "placedAt", ch.name as "channelName",
       c.name as "customerName", o.total_minor as "totalMinor", o.currency, o.units,
       (select coalesce(sum(l.shipped_quantity - l.returned_quantity), 0)::integer from order_lines l
         where l.order_id = o.id) as returnable
     from meant join orders o on o.id = meant.id join channels ch on ch.id = o.channel_id
     left join customers c on c.id = o.customer_id
     order by o.placed_at desc, o.id desc`,
    statement.values,
  );
  return rows.map((row) => ({ ...row, placedAt: row.placedAt.toISOString() }));
}
