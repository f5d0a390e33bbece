import { describe, expect, it } from 'vitest';
import { countBundles } from './count-bundles.ts';

const TEA_SET = [
  { variantId: 'POT', quantity: 1 },
  { variantId: 'CUP', quantity: 4 },
  { variantId: 'TRAY', quantity: 1 },
];

describe('how many bundles the shelf makes', () => {
  it('is limited by the component that runs out first, and named', () => {
    const shelf = new Map([
      ['POT', 9],
      ['CUP', 11],
      ['TRAY', 3],
    ]);
    expect(countBundles(TEA_SET, shelf)).toEqual({ bundles: 2, limitedBy: 'CUP' });
    expect(countBundles(TEA_SET, new Map([['POT', 9]]))).toEqual({ bundles: 0, limitedBy: 'CUP' });
  });

  it('is none for a bundle with nothing in it', () => {
    expect(countBundles([], new Map())).toEqual({ bundles: 0, limitedBy: null });
  });
});
