import { z } from 'zod';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';

const FEWEST_DIGITS = 4;
const MOST_DIGITS = 8;
const MOST_TYPED = 32;

/** A PIN in digits of any script, four to eight of them. */
export const Pin = z
  .string()
  .max(MOST_TYPED)
  .transform((text) => toAsciiDigits(text).trim())
  .refine(
    (text) => /^\d+$/.test(text) && text.length >= FEWEST_DIGITS && text.length <= MOST_DIGITS,
    'four to eight digits',
  );

/** A PIN that one gives oneself, with the present password. Digits that are all alike or in a row are refused. */
export const PinChange = z.strictObject({
  currentPassword: z.string().max(1_000).default(''),
  pin: Pin.refine((pin) => !isPlain(pin), 'too easy to guess; not all alike and not in a row'),
});

/** A manager's word at somebody else's screen: who, the PIN, and why. */
export const ApprovalInput = z.strictObject({
  userId: z.uuid(),
  pin: Pin,
  reason: z.string().trim().min(1).max(500),
});

/** The checked form of a manager's word. */
export type Approval = z.output<typeof ApprovalInput>;

function isPlain(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => Number(digit) - Number(pin[at])));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0]!);
}
