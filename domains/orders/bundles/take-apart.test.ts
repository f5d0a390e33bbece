import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Component, takeApart } from './take-apart.ts';

const component = (sku: string, quantity: number, priceMinor: number): Component => ({
  variantId: sku,
  sku,
  title: sku,
  quantity,
  priceMinor,
});

const TEA_SET = [component('POT', 1, 3000), component('CUP', 4, 500), component('TRAY', 1, 1000)];

describe('a sold bundle, taken apart', () => {
  it('shares its price by the list prices of what is in it', () => {
    const parts = takeApart({ quantity: 2, grossMinor: 9600, discountMinor: 960, taxMinor: 1728 }, TEA_SET);
    expect(parts.map((part) => [part.component.sku, part.quantity, part.grossMinor])).toEqual([
      ['POT', 2, 4800],
      ['CUP', 8, 3200],
      ['TRAY', 2, 1600],
    ]);
    expect(parts.map((part) => part.unitPriceMinor)).toEqual([2400, 400, 800]);
    expect(parts.map((part) => part.discountMinor)).toEqual([480, 320, 160]);
    expect(parts.map((part) => part.taxMinor)).toEqual([864, 576, 288]);
  });

  it('shares by units when nothing in it has a price', () => {
    const free = [component('A', 1, 0), component('B', 3, 0)];
    const parts = takeApart({ quantity: 1, grossMinor: 100, discountMinor: 0, taxMinor: 0 }, free);
    expect(parts.map((part) => part.grossMinor)).toEqual([25, 75]);
  });

  it('adds up to the bundle to the last minor unit, whatever the prices', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    const one = fc.record({ quantity: fc.integer({ min: 1, max: 12 }), priceMinor: amount });
    const sold = fc.record({
      quantity: fc.integer({ min: 0, max: 50 }),
      grossMinor: amount,
      discountMinor: amount,
      taxMinor: amount,
    });
    fc.assert(
      fc.property(sold, fc.array(one, { minLength: 1, maxLength: 8 }), (bundle, made) => {
        const components = made.map((part, at) => component(`C${at}`, part.quantity, part.priceMinor));
        const parts = takeApart(bundle, components);
        for (const name of ['grossMinor', 'discountMinor', 'taxMinor'] as const) {
          expect(parts.reduce((sum, part) => sum + part[name], 0)).toBe(bundle[name]);
        }
        expect(parts.map((part) => part.quantity)).toEqual(
          components.map((part) => part.quantity * bundle.quantity),
        );
      }),
    );
  });
});
