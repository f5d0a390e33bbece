import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { toE164 } from '#lib/phone.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import { hashNationalId } from './national/hash-national-id.ts';
import type { IdentityKind } from './national/identity-kinds.ts';
import { readNationalId } from './national/read-national-id.ts';

const HANDLE = /^[\p{L}\p{N}._-]{1,64}(:[\p{L}\p{N}._-]{1,64})?$/u;
const CARD = /^[\p{L}\p{N}-]{3,64}$/u;

/** What is kept of a national number is a hash, and the hint what may be shown of it. */
type Kept = { value: string; hint: string | null };

/**
 * The form in which an identity is kept and compared: E.164, a lower-case address, a handle without its @, a card's
 * number without spaces. Numbers without a country code are read in `country`. Pure.
 * @throws INVALID_INPUT for what is none; `details.field` is `value`.
 */
export function readIdentity(
  kind: Exclude<IdentityKind, 'national_id'>,
  text: string,
  country: string,
): string {
  const plain = toAsciiDigits(text.normalize('NFKC')).trim();
  const value = READERS[kind](plain, country);
  if (value !== null) return value;
  throw new AppError('INVALID_INPUT', `value: ${text} is no ${NAMES[kind]}.`, {
    details: { reason: 'notAnIdentity', value: text, field: 'value', kind, country },
  });
}

/** The same for every kind; of a national number only its keyed hash, and no word of it in what is thrown. */
export function keepIdentity(kind: IdentityKind, text: string, country: string): Kept {
  if (kind !== 'national_id') return { value: readIdentity(kind, text, country), hint: null };
  const number = readNationalId(text, country);
  if (number !== null) return hashNationalId(number);
  throw new AppError('INVALID_INPUT', `value: this is no national number of ${country}.`, {
    details: { reason: 'notAnIdentity', field: 'value', kind, country },
  });
}

const NAMES: Record<Exclude<IdentityKind, 'national_id'>, string> = {
  phone: 'phone number; add the country code',
  email: 'e-mail address',
  handle: 'name in a messenger',
  loyalty_card: 'number of a loyalty card',
};

const READERS: Record<
  Exclude<IdentityKind, 'national_id'>,
  (text: string, country: string) => string | null
> = {
  phone: toE164,
  email: (text) => z.email().safeParse(text.toLowerCase()).data ?? null,
  handle: (text) => {
    const handle = text.replace(/^@/, '').replace(/:@/, ':').toLowerCase();
    return HANDLE.test(handle) ? handle : null;
  },
  loyalty_card: (text) => {
    const card = text.replace(/\s/g, '').toUpperCase();
    return CARD.test(card) ? card : null;
  },
};
