import type { Actor } from '../context.ts';
import { can } from '../team/can.ts';

const HIDDEN = '•••';
const SHOWN_DIGITS = 2;
const ADDRESS = /[^\s@<>(),;]+@[^\s@<>(),;]+/g;
/** Seven digits and more, however they are grouped: a phone or a card. */
const LONG_NUMBER = /\+?\p{Nd}(?:[\s().-]?\p{Nd}){6,}/gu;
const DATE = /^\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}$/u;

/** Whether an actor is told how to reach people. Everybody else gets masked values from every query of customers. */
export function seesContact(actor: Actor): boolean {
  return can(actor, 'customer.contact');
}

/**
 * A phone, address, card or name in a channel as those see it who need not reach people: enough to tell two apart when
 * the person is on the line, too little to call. Phones and cards keep two digits, addresses a letter, others a channel.
 */
export function maskContact(kind: string, value: string): string {
  if (kind === 'phone' || kind === 'loyalty_card') return `${HIDDEN} ${value.slice(-SHOWN_DIGITS)}`;
  if (kind === 'email') return `${value.slice(0, 1)}${HIDDEN}@${HIDDEN}`;
  const colon = value.indexOf(':');
  return colon > 0 ? `${value.slice(0, colon + 1)}${HIDDEN}` : HIDDEN;
}

/** An address as orders and people have it. */
type Postal = { phone: string | null; email?: string | null; lines: string; postcode: string };

/**
 * Whether an actor is told where an order goes: those who speak with people always; those who send parcels as long as
 * some of it has still to leave.
 */
export function seesDestination(actor: Actor, orderStatus: string): boolean {
  if (seesContact(actor)) return true;
  return can(actor, 'order.ship') && orderStatus !== 'shipped' && orderStatus !== 'cancelled';
}

/** An address as those see it who need not send anything there: whose it is, and in which town. */
export function maskAddress<Address extends Postal>(address: Address): Address {
  return {
    ...address,
    lines: address.lines && maskContact('lines', address.lines),
    postcode: '',
    phone: address.phone && maskContact('phone', address.phone),
    ...(address.email && { email: maskContact('email', address.email) }),
  };
}

/** A text that somebody wrote, without the addresses and long numbers in it. */
export function maskText(text: string): string {
  return text
    .replace(ADDRESS, HIDDEN)
    .replace(LONG_NUMBER, (number) => (DATE.test(number) ? number : HIDDEN));
}

/**
 * SQL: whether a pattern (lower case, normalised) is in what everybody sees of an order: its outside number, the names of its
 * customer and of who gets it, its SKUs; of an order of nobody known, all of it. The search text of an order, with phones and addresses in it, only narrows before.
 */
export function inShownWords(order: string, pattern: string): string {
  return `(lower(${order}.external_number) like ${pattern}
    or exists (select from customers w where w.id = ${order}.customer_id and ${nameOf('w')} like ${pattern})
    or exists (select from order_addresses w where w.order_id = ${order}.id and lower(w.name) like ${pattern})
    or exists (select from order_lines w where w.order_id = ${order}.id and lower(w.sku) like ${pattern})
    or ${order}.customer_id is null and not exists (select from order_addresses w where w.order_id = ${order}.id
      and (w.phone is not null or w.email is not null)))`;
}

/** SQL: the part of a customer's search text that is the name; what follows are phones and addresses. */
export function nameOf(customer: string): string {
  return `left(${customer}.search, char_length(${customer}.name))`;
}
