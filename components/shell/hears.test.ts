import { describe, expect, it } from 'vitest';
import { ANYTHING, hears } from './hears.ts';

describe('a screen', () => {
  it('reads again when one of its topics changes, and for no other', () => {
    expect(hears(['segment', 'customer'], ['order', 'customer'])).toBe(true);
    expect(hears(['segment'], ['order', 'stock'])).toBe(false);
  });

  it('reads again once the stream is open: what was announced before reached nobody', () => {
    expect(hears(['segment'], [ANYTHING])).toBe(true);
  });

  it('that shows nothing living is left alone', () => {
    expect(hears([], [ANYTHING])).toBe(false);
    expect(hears([], ['order'])).toBe(false);
  });
});
