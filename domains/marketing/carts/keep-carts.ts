import type { Tx } from '#db/client.ts';
import type { Cart } from './change-cart.ts';

const COLUMNS = `c.id, c.channel_id as "channelId", c.source_id as "sourceId", c.holder, c.customer_id as "customerId",
  c.anonymous_id as "anonymousId", c.external_id as "externalId", c.status, c.currency, c.units,
  c.value_minor as "valueMinor", c.lines, c.opened_at as "openedAt", c.last_activity_at as "lastActivityAt", c.reached,
  c.closed_at as "closedAt", c.order_id as "orderId", c.order_ref as "orderRef"`;
const SHAPE = `(id uuid, "channelId" uuid, "sourceId" uuid, holder text, "customerId" uuid, "anonymousId" text,
  "externalId" text, status text, currency text, units integer, "valueMinor" bigint, lines jsonb, "openedAt" timestamptz,
  "lastActivityAt" timestamptz, reached text, "closedAt" timestamptz, "orderId" uuid, "orderRef" text)`;
const UPDATE = `
  update carts c set holder = n.holder, customer_id = n."customerId", anonymous_id = n."anonymousId",
    external_id = n."externalId", status = n.status, currency = n.currency, units = n.units,
    value_minor = n."valueMinor", lines = n.lines, opened_at = n."openedAt", last_activity_at = n."lastActivityAt",
    reached = n.reached, closed_at = n."closedAt", order_id = n."orderId", order_ref = n."orderRef"
  from json_to_recordset($1::json) as n ${SHAPE} where c.id = n.id returning c.id`;
const INSERT = `
  insert into carts (id, channel_id, source_id, holder, customer_id, anonymous_id, external_id, status, currency, units,
    value_minor, lines, opened_at, last_activity_at, reached, closed_at, order_id, order_ref)
  select n.* from json_to_recordset($1::json) as n ${SHAPE}`;

const CUSTOMER = 'customer:';

/**
 * The open carts of these holders, held until the commit, and when each one's last cart was closed. A merged person's cart
 * still names the one whose it was as its holder: it is found by the person whose it is now.
 */
export async function loadCarts(
  tx: Tx,
  holders: readonly { channelId: string; holder: string }[],
): Promise<{ open: Cart[]; closed: { channelId: string; holder: string; closedAt: Date }[] }> {
  const values = [holders.map((one) => one.channelId), holders.map((one) => one.holder)];
  const asked = 'select distinct * from unnest($1::uuid[], $2::text[]) as a (channel_id, holder)';
  const { rows: open } = await tx.$client.query<Cart>(
    `select ${COLUMNS} from carts c where c.status = 'open' and c.id in (
       select k.id from (${asked}) a join carts k on k.channel_id = a.channel_id and k.holder = a.holder
       union
       select k.id from (${asked}) a
       join carts k on k.channel_id = a.channel_id and k.customer_id = substr(a.holder, ${CUSTOMER.length + 1})::uuid
       where starts_with(a.holder, '${CUSTOMER}'))
     order by c.opened_at, c.id for update of c`,
    values,
  );
  const { rows: closed } = await tx.$client.query<{ channelId: string; holder: string; closedAt: Date }>(
    `select a.channel_id as "channelId", a.holder, max(c.closed_at) as "closedAt"
     from (${asked}) a join carts c on c.channel_id = a.channel_id and c.holder = a.holder
     where c.closed_at is not null group by 1, 2`,
    values,
  );
  return { open, closed };
}

/** Writes carts back: those that are over first, because a holder has one open cart in a channel. */
export async function writeCarts(tx: Tx, carts: readonly Cart[]): Promise<void> {
  const known = new Set<string>();
  for (const group of [
    carts.filter((one) => one.status !== 'open'),
    carts.filter((one) => one.status === 'open'),
  ]) {
    if (group.length === 0) continue;
    const { rows } = await tx.$client.query<{ id: string }>(UPDATE, [JSON.stringify(group)]);
    for (const row of rows) known.add(row.id);
  }
  const made = carts.filter((one) => !known.has(one.id));
  if (made.length > 0) await tx.$client.query(INSERT, [JSON.stringify(made)]);
}
