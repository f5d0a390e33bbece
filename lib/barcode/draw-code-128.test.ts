import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCode128 } from './draw-code-128.ts';

/** ISO/IEC 15417: widths of bars and spaces of each value, the stop sign last. */
const PATTERNS =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
  123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
  232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
  313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
  111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
  111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
  114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112`.split(/\s+/);
const [START_A, START_B, START_C, STOP] = [103, 104, 105, 106];

/** Reads the bars of the picture as a scanner does: their edges, then widths, then values. */
function readBars(svg: string): number[] {
  const bars = [...svg.matchAll(/<path stroke="#000000" stroke-width="([\d.]+)" d="([^"]+)"/g)].flatMap(
    ([, width, path]) =>
      [...path!.matchAll(/M([\d.]+) [\d.]+L/g)].map(([, x]) => ({
        from: Number(x) - Number(width) / 2,
        to: Number(x) + Number(width) / 2,
      })),
  );
  bars.sort((a, b) => a.from - b.from);
  const module = Math.min(...bars.map((bar) => bar.to - bar.from));
  const widths = bars.flatMap((bar, at) => {
    const next = bars[at + 1];
    return [bar.to - bar.from, ...(next ? [next.from - bar.to] : [])].map((width) =>
      Math.round(width / module),
    );
  });
  const values: number[] = [];
  for (let at = 0; at + 7 < widths.length; at += 6)
    values.push(PATTERNS.indexOf(widths.slice(at, at + 6).join('')));
  expect(widths.slice(-7).join('')).toBe(PATTERNS[STOP]);
  return values;
}

function decode(svg: string): string {
  const values = readBars(svg);
  const [start, ...rest] = values;
  const check = rest.pop();
  expect(check).toBe(rest.reduce((sum, value, at) => sum + value * (at + 1), start!) % 103);
  let set = start === START_C ? 'C' : start === START_B ? 'B' : 'A';
  expect([START_A, START_B, START_C]).toContain(start);
  let text = '';
  for (const value of rest) {
    if (value === 99 && set !== 'C') set = 'C';
    else if (value === 100 && set !== 'B') set = 'B';
    else if (value === 101 && set !== 'A') set = 'A';
    else if (set === 'C') text += String(value).padStart(2, '0');
    else text += String.fromCharCode(value + 32);
  }
  return text;
}

describe('the bars of a label', () => {
  it.each(['PK00000042', '1042', '61299998888777', 'RB123456785BG', 'a b/c-$%+.'])(
    'say %s to a scanner',
    (text) => {
      expect(decode(drawCode128(text)!)).toBe(text);
    },
  );

  it('say any code of letters and digits', () => {
    const code = fc.stringMatching(/^[0-9A-Z]{1,24}$/);
    fc.assert(
      fc.property(code, (text) => decode(drawCode128(text)!) === text),
      { numRuns: 60 },
    );
  });

  it('are not drawn for what scanners cannot say', () => {
    expect(drawCode128('')).toBeNull();
    expect(drawCode128('سفارش')).toBeNull();
    expect(drawCode128('x'.repeat(61))).toBeNull();
  });
});
