import { parseInteger } from '#lib/digits.ts';

/** A whole number of a form's field, in digits of any script; null where there is none. */
export function readUnits(form: FormData, name: string): number | null {
  const parsed = parseInteger(String(form.get(name) ?? ''));
  return parsed.ok ? parsed.value : null;
}
