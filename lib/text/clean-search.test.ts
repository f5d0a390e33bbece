import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanSearch } from './clean-search.ts';

const clean = (search: string) => cleanSearch(new URLSearchParams(search))?.toString();

describe('what an address asks', () => {
  it('loses its zero characters, and what it shares with every object', () => {
    expect(clean('q=a%00b&q=%00&n%00=1')).toBe('q=ab&q=&n=1');
    expect(clean('constructor=1&q=cup&__proto__=2&toString=3')).toBe('q=cup');
    expect(clean('sort=&sort=-placed&q=')).toBe('sort=-placed&q=');
  });

  it('is left as it is otherwise', () => {
    for (const search of ['', 'q=%25_%5C&q=2', 'then=1', 'from=9999999-99-99'])
      expect(clean(search)).toBe(undefined);
  });

  it('is whole and as every reader can keep it, whatever it says', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (asked) => {
        const search = new URLSearchParams(asked);
        const read = [...(cleanSearch(search) ?? search)];
        expect(read.flat().some((one) => one.includes('\0') || !one.isWellFormed())).toBe(false);
        expect(read.some(([name]) => name in {})).toBe(false);
        expect(cleanSearch(new URLSearchParams(read))).toBe(undefined);
      }),
    );
  });
});
