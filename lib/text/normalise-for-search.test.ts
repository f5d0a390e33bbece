import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseForSearch } from './normalise-for-search.ts';

describe('searching in four scripts', () => {
  it.each([
    ['كتاب‌هاي علي', 'کتابهای علی'],
    ['خانۀ آبی', 'خانه ابی'],
    ['خانه ی أحمد', 'خانه ی احمد'],
    ['مَدْرَسَة', 'مدرسه'],
    ['مسؤول مسئول', 'مسوول مسیول'],
    ['كـــفش', 'کفش'],
    ['کفش ۴۲ / ٤٢', 'کفش 42 / 42'],
    ['Café  CRÈME\t№1', 'cafe creme no1'],
    ['ＡＢＣ１２', 'abc12'],
    ['Йогурт Ягода', 'йогурт ягода'],
    ['İSTANBUL', 'istanbul'],
    ['\u202Bسلام\u202C\u200F', 'سلام'],
  ])('finds %s as %s', (text, expected) => {
    expect(normaliseForSearch(text)).toBe(expected.normalize('NFC'));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseForSearch(text);
        expect(normaliseForSearch(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});
