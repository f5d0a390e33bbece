import { describe, expect, it } from 'vitest';
import { readParcel } from './read-parcel.ts';

const GOODS = [{ lineId: 'cup' }, { lineId: 'pan' }];

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe('a parcel as it is typed', () => {
  it('is read in digits of any script; goods of which nothing goes in are left out', () => {
    expect(readParcel(form({ cup: '۲', pan: '0', weight: '٦٤٠' }), GOODS)).toEqual({
      parcel: { lines: [{ lineId: 'cup', quantity: 2 }], weightGrams: 640 },
    });
  });

  it('has all three sides or none', () => {
    const sides = { cup: '1', weight: '640', length: '300', width: '200' };
    expect(readParcel(form(sides), GOODS)).toEqual({ problem: 'needSize' });
    expect(readParcel(form({ ...sides, height: '100' }), GOODS)).toMatchObject({
      parcel: { size: { lengthMm: 300, widthMm: 200, heightMm: 100 } },
    });
  });

  it.each([
    ['needUnits', { cup: '0', weight: '640' }],
    ['needWeight', { cup: '1', weight: '' }],
    ['needWeight', { cup: '1', weight: '0' }],
    ['needWeight', { cup: '1', weight: 'heavy' }],
  ] as const)('%s', (problem, fields) => {
    expect(readParcel(form(fields), GOODS)).toEqual({ problem });
  });
});
