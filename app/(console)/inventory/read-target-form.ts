import { parseInteger } from '#lib/digits.ts';

/** What a form says shall become of rows; a field left empty stays as it is, null takes it away. */
export type TargetWishes = { reorderPoint?: number | null; orderUpTo?: number | null; safety?: number };

type Read =
  | { ok: true; wanted: TargetWishes }
  | { ok: false; problem: 'nothing' | 'notANumber' | 'upToTooLow' };

const FIELDS = ['reorderPoint', 'orderUpTo', 'safety'] as const;

/** Reads reorder point, order-up-to and safety as typed, in digits of any script. */
export function readTargetForm(form: FormData): Read {
  const wanted: TargetWishes = form.has('isTakenAway') ? { reorderPoint: null, orderUpTo: null } : {};
  for (const field of FIELDS) {
    const text = String(form.get(field) ?? '').trim();
    if (text === '') continue;
    const parsed = parseInteger(text);
    if (!parsed.ok || parsed.value < 0) return { ok: false, problem: 'notANumber' };
    wanted[field] = parsed.value;
  }
  if (Object.keys(wanted).length === 0) return { ok: false, problem: 'nothing' };
  const { reorderPoint, orderUpTo } = wanted;
  if (typeof orderUpTo === 'number' && orderUpTo <= (reorderPoint ?? 0))
    return { ok: false, problem: 'upToTooLow' };
  return { ok: true, wanted };
}
