import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { normaliseDigits } from '#lib/digits.ts';
import { env } from '#lib/env.ts';

/** Letters and digits that nobody takes for one another, said or written: no 0 and O, no 1, I and L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 6;

/** After so many wrong codes only a document proves whose goods they are. */
export const MOST_WRONG_CODES = 5;

/** A new pick-up code of six characters. */
export function makePickupCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** What is kept of a code. It is keyed with the installation's secret: six characters alone could be guessed through. */
export function hashPickupCode(orderId: string, code: string): string {
  return createHmac('sha256', env().AUTH_SECRET)
    .update(`pickup ${orderId} ${plain(code)}`)
    .digest('hex');
}

/** Whether somebody named the code of an order; spaces, dashes, small letters and digits of any script are forgiven. */
export function isPickupCode(orderId: string, code: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashPickupCode(orderId, code), 'hex'), Buffer.from(hash, 'hex'));
}

function plain(code: string): string {
  return normaliseDigits(code)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}
