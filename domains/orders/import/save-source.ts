import type { Tx } from '#db/client.ts';
import type { ChannelOrder } from '../../channels/message.ts';
import type { OrderAddress } from '../write-order.ts';

/** Keeps what the channel's newest statement says beside goods and money: its state, time, number and addresses. */
export async function saveSource(
  tx: Tx,
  orderId: string,
  from: { order: ChannelOrder; customerId: string | null; addresses: readonly OrderAddress[] },
): Promise<void> {
  const { order, customerId } = from;
  const rows = from.addresses.map((address) => ({ ...address, order_id: orderId }));
  await tx.$client.query(
    `with head as (
       update orders set source_status = $2, source_modified_at = $3, external_number = $4,
         customer_id = coalesce(customer_id, $5)
       where id = $1
     )
     insert into order_addresses as a select * from jsonb_populate_recordset(null::order_addresses, $6::jsonb)
     on conflict (order_id, kind) do update set name = excluded.name, phone = excluded.phone, email = excluded.email,
       lines = excluded.lines, city = excluded.city, region = excluded.region, postcode = excluded.postcode,
       country = excluded.country`,
    [orderId, order.sourceStatus, order.modifiedAt, order.externalNumber, customerId, JSON.stringify(rows)],
  );
}
