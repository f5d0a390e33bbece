import { describe, expect, it } from 'vitest';
import { decodeEntities } from './decode-entities.ts';

describe('names from shops that escape HTML', () => {
  it.each([
    ['Ship &ndash; Size: M', 'Ship – Size: M'],
    ['Tom &amp; Jerry&#8217;s 5&#x201D;', 'Tom & Jerry’s 5”'],
    ['Caf&eacute; &yuml; &Agrave; &nbsp;', 'Café ÿ À \u00A0'],
    ['می&zwnj;روم', 'می\u200Cروم'],
    ['&amp;lt;', '&lt;'],
    ['A & B; &unknown; &#0; &#55296; &#x110000;', 'A & B; &unknown; &#0; &#55296; &#x110000;'],
  ])('%s reads %s', (text, expected) => {
    expect(decodeEntities(text)).toBe(expected);
  });
});
