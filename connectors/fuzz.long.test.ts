import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { getConnector } from './registry.ts';

const ROUNDS = 1500;
const MAX_ROUND_MS = 1000;

const cases = [
  {
    key: 'shopify',
    fixture: './shopify/fixtures/order-tax-included.json',
    header: 'x-shopify-topic',
    topic: 'orders/updated',
  },
  {
    key: 'woocommerce',
    fixture: './woocommerce/fixtures/order.json',
    header: 'x-wc-webhook-topic',
    topic: 'order.updated',
  },
  { key: 'pishkhan', fixture: './pishkhan/fixtures/order.json', header: 'x-pishkhan-topic', topic: 'order' },
] as const;

const INSERTS = [
  'null',
  '{}',
  '[]',
  '-1',
  '1e999',
  '"x"',
  '\u0000',
  '"__proto__":{"a":1},',
  '99999999999999999999',
  '\\ud800',
  '۱۲',
  '[[[[',
  'true',
];

/** A small seeded generator, so that a failing round can be repeated. */
function seeded(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

function mutate(original: Uint8Array, random: (below: number) => number): Uint8Array {
  let bytes = Buffer.from(original);
  for (let count = 1 + random(4); count > 0; count -= 1) {
    const at = random(bytes.length + 1);
    const insert = Buffer.from(INSERTS[random(INSERTS.length)] ?? '');
    const length = random(12);
    const middle =
      [Buffer.of(random(256)), insert, Buffer.alloc(0), bytes.subarray(at, at + length * 8)][random(4)] ??
      insert;
    bytes = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(at + random(2) * length)]);
  }
  return bytes;
}

/** Replaces one value of valid JSON, so that the damage gets past the parser and reaches the schema. */
function replaceValue(original: Uint8Array, random: (below: number) => number): Uint8Array {
  const text = Buffer.from(original).toString();
  const values = [...text.matchAll(/:\s*("[^"]*"|-?[\d.]+|true|false|null)/g)];
  const match = values[random(values.length)];
  const value = [
    'null',
    '{}',
    '[]',
    '-1',
    '1e999',
    '"x"',
    '""',
    '0.5',
    '"99999999999999999999"',
    'true',
    '"2026-02-31T00:00:00Z"',
    '{"__proto__":[]}',
  ][random(12)];
  if (!match) return original;
  return Buffer.from(`${text.slice(0, match.index)}: ${value}${text.slice(match.index + match[0].length)}`);
}

describe('damaged deliveries', () => {
  it.each(cases)(
    'of $key are read or refused in words, and never take long',
    ({ key, fixture, header, topic }) => {
      const connector = getConnector(key);
      const original = readFileSync(new URL(fixture, import.meta.url));
      const random = seeded(20261121);
      const outcomes = { read: 0, refused: 0 };
      let slowestMs = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const body = round % 2 === 0 ? mutate(original, random) : replaceValue(original, random);
        const startedMs = performance.now();
        try {
          const delivery = connector.readDelivery({ headers: { [header]: topic }, body });
          connector.parse(delivery, body, { timeZone: 'Asia/Tehran', currency: 'EUR' });
          outcomes.read += 1;
        } catch (error) {
          if (!(error instanceof AppError)) throw new Error(`round ${round}`, { cause: error });
          outcomes.refused += 1;
        }
        slowestMs = Math.max(slowestMs, performance.now() - startedMs);
      }
      expect(outcomes.read + outcomes.refused).toBe(ROUNDS);
      expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(ROUNDS / 10);
      expect(slowestMs).toBeLessThan(MAX_ROUND_MS);
    },
  );
});
