import type { Tx } from '#db/client.ts';

/** The memberships of a customer, the oldest first: the order in which whoever moves points of several holds them. */
export async function listMembers(tx: Tx, customerId: string): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'memberships',
    text: 'select id from loyalty_members where customer_id = $1 order by joined_at, id',
    values: [customerId],
  });
  return rows.map(({ id }) => id);
}
