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

/** A text that somebody wrote, without the addresses and long numbers in it. */
export function maskText(text: string): string {
  return text
    .replace(ADDRESS, HIDDEN)
    .replace(LONG_NUMBER, (number) => (DATE.test(number) ? number : HIDDEN));
}
