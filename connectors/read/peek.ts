import { createHash } from 'node:crypto';
import { parseExactJson } from './parse-exact-json.ts';

const MAX_PEEKED_LENGTH = 200;

/** The body's JSON, or null when it cannot be read: for the inbox, which must keep bad bodies too. */
export function peekJson(body: Uint8Array): unknown {
  try {
    return parseExactJson(body);
  } catch {
    return null;
  }
}

/** The short text at a path of keys, or null. */
export function peekText(value: unknown, ...path: string[]): string | null {
  let held = value;
  for (const key of path) {
    if (typeof held !== 'object' || held === null || !Object.hasOwn(held, key)) return null;
    held = (held as Record<string, unknown>)[key];
  }
  return typeof held === 'string' && held !== '' && held.length <= MAX_PEEKED_LENGTH ? held : null;
}

/** The moment at a path when it carries its offset, or null. */
export function peekInstant(value: unknown, ...path: string[]): Date | null {
  return toInstant(peekText(value, ...path));
}

/** The moment that a text with an offset means, or null. */
export function toInstant(text: string | null): Date | null {
  if (!text || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** A delivery id for vendors and shops that send none: the same body on the same topic is the same delivery. */
export function deriveDeliveryId(topic: string, body: Uint8Array): string {
  return `sha256:${createHash('sha256').update(topic).update('\n').update(body).digest('hex')}`;
}
