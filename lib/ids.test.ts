import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isId, newId } from './ids.ts';

describe('ids that the program makes', () => {
  it('are UUIDs of version 7 and of the standard variant', () => {
    for (let at = 0; at < 1_000; at++) {
      expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    expect(isId(newId())).toBe(true);
    expect(isId('1042')).toBe(false);
  });

  it('are never given twice, however often the random bytes run out', () => {
    const made = new Set(Array.from({ length: 100_000 }, () => newId(1_700_000_000_000)));
    expect(made.size).toBe(100_000);
  });

  it('sort by the millisecond of their making, and say it', () => {
    const millis = fc.integer({ min: 0, max: 2 ** 48 - 1 });
    fc.assert(
      fc.property(millis, millis, (one, other) => {
        const [first, second] = [newId(one), newId(other)];
        if (one !== other) expect(first < second).toBe(one < other);
        expect(Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16)).toBe(one);
      }),
    );
  });

  it('have random bits that are all used', () => {
    const bits = Array.from({ length: 20 }, () => new Set<string>());
    for (let at = 0; at < 2_000; at++) {
      const digits = newId().replaceAll('-', '').slice(12);
      [...digits].forEach((digit, place) => {
        bits[place]!.add(digit);
      });
    }
    // Version and variant take one digit, and half of another.
    expect(bits.map((seen) => seen.size)).toEqual(
      bits.map((_, place) => (place === 0 ? 1 : place === 4 ? 4 : 16)),
    );
  });
});
