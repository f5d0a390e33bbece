import { cutText } from '#lib/text/clean-text.ts';

const MAX_TEXT = 2_000;

/** An object of JSON whose fields nobody has judged yet. */
export type Facts = Record<string, unknown>;

/** Whether a value is an object with fields, and no list. */
export function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or one without fields. */
export function factsOf(value: unknown): Facts {
  return isFacts(value) ? value : {};
}

/** A text or a number as text, cut; null for everything else and for what is empty. */
export function textOf(value: unknown, length = MAX_TEXT): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = cutText(value.trim(), length);
  return text === '' ? null : text;
}
