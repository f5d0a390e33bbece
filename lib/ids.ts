import { randomFillSync } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const RANDOM_BYTES = 10;

// Asking the system for random bytes costs more than all the rest of an id: it is asked for 4 KB at a time.
const pool = Buffer.alloc(4_096);
let used = pool.length;

/** A new UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits, so ids sort by time of making. */
export function newId(nowMs: number = Date.now()): string {
  const from = takeRandom();
  const hex = pool.toString('hex', from, from + RANDOM_BYTES);
  const time = Math.floor(nowMs).toString(16).padStart(12, '0');
  const variant = ((pool[from + 2]! & 0x3f) | 0x80).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(1, 4)}-${variant}${hex.slice(6, 8)}-${hex.slice(8)}`;
}

/** True for the text form of any UUID. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Where in the pool the next random bytes lie; none are given twice. */
function takeRandom(): number {
  if (used + RANDOM_BYTES > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += RANDOM_BYTES;
  return used - RANDOM_BYTES;
}
