import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';

/**
 * The membership in which a customer collects: the oldest one, or a new one with its accounts. Holds the customer, so that
 * two orders at once make one membership.
 */
export async function openMember(tx: Tx, customerId: string, now: Date): Promise<string> {
  await tx.$client.query('select from customers where id = $1 for no key update', [customerId]);
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'oldest-membership',
    text: 'select id from loyalty_members where customer_id = $1 order by joined_at, id limit 1',
    values: [customerId],
  });
  if (rows[0]) return rows[0].id;
  const memberId = newId(now.getTime());
  await tx.$client.query(
    `with member as (insert into loyalty_members (id, customer_id, joined_at) values ($1, $2, $3) returning id)
     insert into loyalty_accounts (id, kind, member_id)
     select gen_random_uuid(), kind, member.id from member cross join unnest(array['pending', 'usable', 'owed']) kind`,
    [memberId, customerId, now],
  );
  return memberId;
}
