import { describe, expect, it } from 'vitest';
import { readRule } from './read-rule.ts';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe('a rule as it is typed', () => {
  it('is read in digits of any script, as shares and minor units', () => {
    const typed = form({
      serviceKind: 'fill',
      serviceLevel: '۹۷٫۵',
      holdingRate: '20',
      orderCost: '12.5',
      reviewDays: '١٤',
    });
    expect(readRule(typed, 2)).toEqual({
      ok: true,
      values: {
        serviceKind: 'fill',
        serviceLevel: 0.975,
        holdingRate: 0.2,
        orderCostMinor: 1250,
        reviewDays: 14,
      },
    });
  });

  it('leaves what is empty to the wider rule', () => {
    expect(readRule(form({ serviceKind: '', serviceLevel: ' ' }), 2)).toEqual({
      ok: true,
      values: {
        serviceKind: null,
        serviceLevel: null,
        holdingRate: null,
        orderCostMinor: null,
        reviewDays: null,
      },
    });
  });

  it('names what is unclear and what nobody could mean', () => {
    expect(
      readRule(form({ serviceLevel: '120', holdingRate: 'much', orderCost: '-3', reviewDays: '0' }), 2),
    ).toEqual({
      ok: false,
      unclear: ['holdingRate'],
      outOfRange: ['serviceLevel', 'orderCost', 'reviewDays'],
    });
  });
});
