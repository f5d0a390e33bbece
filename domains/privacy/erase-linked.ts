import type { Tx } from '#db/client.ts';

/** `$1` are the people. Each statement may be carried out again. Rows of money and tax keep their amounts. */
const ORDERS = 'select id from orders where customer_id = any ($1::uuid[])';
const DEVICES = `select value from identities where kind = 'device' and customer_id = any ($1::uuid[])`;
const EXTERNALS = `select split_part(value, ':', 2) from identities where kind = 'external' and customer_id = any ($1::uuid[])`;

const LINKED: readonly (readonly [name: string, sql: string])[] = [
  [
    'orders',
    `update orders set note = '', tags = '{}', cancel_reason = case when cancel_reason is null then null else '' end,
       search = concat_ws(' ', number, external_number) where customer_id = any ($1::uuid[])`,
  ],
  ['order_versions', `update order_versions set reason = '' where order_id in (${ORDERS})`],
  ['refunds', `update refunds set reason = '' where order_id in (${ORDERS})`],
  [
    'returns',
    `update returns set reason = '', approval_reason = case when approval_reason is null then null else '' end
     where customer_id = any ($1::uuid[]) or order_id in (${ORDERS})`,
  ],
  ['claims', `update claims set note = '' where order_id in (${ORDERS})`],
  [
    'import_rows',
    `update import_rows r set customer = null, person = null where r.batch_id in (
       select import_id from orders where customer_id = any ($1::uuid[]) and import_id is not null)
       and (r.customer in (${EXTERNALS}) or r.document in (
         select unnest(array[o.external_id, o.external_number]) from orders o
         where o.customer_id = any ($1::uuid[]) and o.import_id = r.batch_id))`,
  ],
  [
    'import_changes',
    `update import_changes set before = case when before is null then null else '{}'::jsonb end, after = '{}'
     where (subject_kind = 'customer' and subject_id = any ($1::text[])) or (subject_kind = 'touch' and subject_id in (
       select id::text from touches where customer_id = any ($1::uuid[])))`,
  ],
  [
    'touch_events',
    `delete from touch_events where anonymous_id in (${DEVICES}) or user_id in (${EXTERNALS})`,
  ],
  [
    'identity_claims',
    `delete from identity_claims c using identities i where i.customer_id = any ($1::uuid[])
       and ((c.kind = i.kind and c.value = i.value) or (i.kind = 'external' and c.subject = i.value))`,
  ],
  [
    'touches',
    `update touches set detail = '{}', anonymous_id = null, thread = null
     where customer_id = any ($1::uuid[]) or anonymous_id in (${DEVICES})`,
  ],
  [
    'carts',
    `update carts set anonymous_id = null, external_id = null, holder = 'erased:' || id
     where customer_id = any ($1::uuid[]) or anonymous_id in (${DEVICES})`,
  ],
  [
    'inbox',
    `update inbox set body = '{}', status = case when status in ('pending', 'attention') then 'ignored' else status end
     where (subject_kind = 'customer' and subject_id = any ($1::text[]))
       or (subject_kind = 'order' and subject_id in (select id::text from orders where customer_id = any ($1::uuid[])))
       or (resource_kind = 'customer' and resource_id in (${EXTERNALS}))`,
  ],
  [
    'audit_log',
    `update audit_log set before = null, after = null, result = null, summary = '{}'
     where subject_kind = 'customer' and subject_id = any ($1::text[])`,
  ],
  [
    'audit_log_orders',
    `update audit_log set before = null, after = null, result = null
     where subject_kind = 'order' and subject_id in (select id::text from orders where customer_id = any ($1::uuid[]))`,
  ],
  [
    'events',
    `update events set payload = '{}' where subject_kind = 'customer' and subject_id = any ($1::text[])`,
  ],
  [
    'loyalty_happenings',
    `update loyalty_happenings set reason = '' where reason <> '' and member_id in (
       select id from loyalty_members where customer_id = any ($1::uuid[]))`,
  ],
  [
    'link_reviews',
    `update link_reviews set evidence = '[]' where first_id = any ($1::uuid[]) or second_id = any ($1::uuid[])`,
  ],
  [
    'customer_merges',
    `update customer_merges set evidence = '[]' where survivor_id = any ($1::uuid[]) or merged_id = any ($1::uuid[])`,
  ],
  [
    'blocked_identities',
    `delete from blocked_identities b using identities i
     where i.customer_id = any ($1::uuid[]) and b.kind = i.kind and b.value = i.value`,
  ],
  ['match_keys', `delete from match_keys where customer_id = any ($1::uuid[])`],
  ['customer_notes', `delete from customer_notes where customer_id = any ($1::uuid[])`],
  ['customer_tasks', `delete from customer_tasks where customer_id = any ($1::uuid[])`],
  ['customer_predictions', `delete from customer_predictions where customer_id = any ($1::uuid[])`],
  ['segment_members', `delete from segment_members where customer_id = any ($1::uuid[])`],
];

/** Overwrites what is kept about people by their ids; the people themselves stay. How many rows, by table. */
export async function eraseLinked(tx: Tx, customerIds: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, sql] of LINKED) {
    const { rowCount } = await tx.$client.query(sql, [customerIds]);
    if (rowCount) counts[name] = rowCount;
  }
  return counts;
}

/** Overwrites the people themselves: the last step, because the others find theirs by what stands here. */
export async function erasePeople(
  tx: Tx,
  customerIds: readonly string[],
  now: Date,
): Promise<Record<string, number>> {
  // Tax law asks where goods went, not to whom: the country and the beginning of the postcode stay.
  const addresses = await tx.$client.query(
    `update order_addresses set name = '', phone = null, email = null, lines = '', city = '', region = '',
       postcode = left(postcode, 2) where order_id in (${ORDERS})`,
    [customerIds],
  );
  const people = await tx.$client.query(
    `update customers set name = '', search = '', note = '', tags = '{}', locale = null,
       erased_at = coalesce(erased_at, $2), updated_at = $2 where id = any ($1::uuid[])`,
    [customerIds, now],
  );
  await tx.$client.query(
    `update customer_own set name = '', note = '', tags = '{}', hidden_tags = '{}', locale = null
     where customer_id = any ($1::uuid[])`,
    [customerIds],
  );
  await tx.$client.query('update consents set proof = null where customer_id = any ($1::uuid[])', [
    customerIds,
  ]);
  for (const table of ['identities', 'customer_addresses'])
    await tx.$client.query(`delete from ${table} where customer_id = any ($1::uuid[])`, [customerIds]);
  return { customers: people.rowCount ?? 0, order_addresses: addresses.rowCount ?? 0 };
}
