import { cleanText } from '#lib/text/clean-text.ts';
import { maskCards } from '#lib/text/mask-cards.ts';

/** How deep an event may be nested, its own braces included. */
export const MAX_DEPTH = 20;
const MAX_KEYS = 2_000;
const CUT = '…';

/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Whether a parsed value is nested deeper than we keep, or has more keys than anybody reads. Never recurses deeper itself. */
export function isTooDeep(value: unknown): boolean {
  let keys = 0;
  const visit = (one: unknown, depth: number): boolean => {
    if (typeof one !== 'object' || one === null) return false;
    if (depth > MAX_DEPTH) return true;
    const inner = Object.values(one);
    keys += inner.length;
    return keys > MAX_KEYS || inner.some((next) => visit(next, depth + 1));
  };
  return visit(value, 1);
}

/**
 * The value as the database takes it: card numbers masked, no zero characters, no halves of characters, no numbers without
 * a value. What lies deeper than we keep is cut off.
 */
export function cleanValue(value: unknown, depth = 1): Json {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'number') return cleanNumber(value);
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  if (depth > MAX_DEPTH) return CUT;
  if (Array.isArray(value)) return value.map((one) => cleanValue(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [maskText(key), cleanValue(one, depth + 1)]),
  );
}

/** A text without card numbers, zero characters and halves of characters. */
export function maskText(text: string): string {
  return maskCards(cleanText(text));
}

function cleanNumber(value: number): Json {
  if (!Number.isFinite(value)) return null;
  if (Math.abs(value) < 1e13) return value;
  const text = String(value);
  const masked = maskCards(text);
  return masked === text ? value : masked;
}
