import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { ChannelName } from '../list-customers.ts';
import { maskText, seesContact } from '../mask-contact.ts';

const MOST = 5;
const CART_DAYS = 30;
const CONTACT_DAYS = 14;

/** A cart that the person has not ordered yet. */
export type WaitingCart = {
  id: string;
  channel: ChannelName;
  units: number;
  valueMinor: number;
  currency: string;
  at: string;
};

/** What the person said and nobody noted an answer to. */
export type WaitingContact = {
  id: number;
  kind: 'message' | 'call' | 'review';
  channel: ChannelName;
  about: string;
  at: string;
};

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const CHANNEL = `json_build_object('name', ch.name, 'kind', ch.kind) as channel`;

/**
 * Carts of a month that are still open, and words of two weeks after which staff neither logged a contact nor wrote a note.
 * Newest first. What somebody answered without a word of it in the program counts as not answered.
 */
export async function listWaiting(
  ctx: Ctx,
  customerId: string,
): Promise<{ carts: WaitingCart[]; contacts: WaitingContact[] }> {
  allow(ctx.actor, 'customer.read');
  const read = ctx.db.$client;
  const [carts, contacts] = await Promise.all([
    read.query<WaitingCart>({
      name: 'customer-open-carts',
      text: `select k.id, ${CHANNEL}, k.units, k.value_minor as "valueMinor", k.currency, ${ISO('k.last_activity_at')} as at
        from carts k join channels ch on ch.id = k.channel_id
        where k.customer_id = $1 and k.status = 'open' and k.units > 0
          and k.last_activity_at > $2::timestamptz - ${CART_DAYS} * interval '1 day'
        order by k.last_activity_at desc, k.id desc limit ${MOST}`,
      values: [customerId, ctx.now],
    }),
    read.query<WaitingContact>({
      name: 'customer-unanswered',
      text: `with answered as (
          select greatest(
            (select max(t.at) from touches t where t.customer_id = $1 and (t.detail ? 'by' or t.direction = 'out')
              and t.at > $2::timestamptz - ${CONTACT_DAYS} * interval '1 day'),
            (select max(n.created_at) from customer_notes n where n.customer_id = $1 and n.removed_at is null)) as at)
        select t.id, t.kind, ${CHANNEL}, left(t.detail ->> 'text', 160) as about, ${ISO('t.at')} as at
        from touches t join channels ch on ch.id = t.channel_id
        where t.customer_id = $1 and t.kind in ('message', 'call', 'review') and t.detail ->> 'text' <> ''
          and not t.detail ? 'by' and t.direction is distinct from 'out' and t.at <= $2 and t.at > $2::timestamptz - ${CONTACT_DAYS} * interval '1 day'
          and t.at > coalesce((select at from answered), '-infinity')
        order by t.at desc, t.id desc limit ${MOST}`,
      values: [customerId, ctx.now],
    }),
  ]);
  const isSeen = seesContact(ctx.actor);
  return {
    carts: carts.rows,
    contacts: contacts.rows.map((one) => (isSeen ? one : { ...one, about: maskText(one.about) })),
  };
}
