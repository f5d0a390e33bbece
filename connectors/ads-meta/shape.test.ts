import { describe, expect, it } from 'vitest';
import { googleAds } from '../ads-google/shape.ts';
import { metaAds } from './shape.ts';

const META = ['Campaign name', 'Day', 'Amount spent (IRR)', 'Impressions', 'Link clicks', 'Results'];
const GOOGLE = ['Day', 'Campaign', 'Currency code', 'Cost', 'Impr.', 'Clicks', 'Conversions', 'Conv. value'];

describe('a report of an advertising platform', () => {
  it('is known by its headers, and by no other platform', () => {
    expect(metaAds.columnsOf(GOOGLE)).toBeNull();
    expect(googleAds.columnsOf(META)).toBeNull();
    expect(googleAds.columnsOf(['Date', 'Campaign', 'Cost'])).toBeNull();
    expect(googleAds.columnsOf(GOOGLE)).toMatchObject({ day: 'Day', spend: 'Cost', impressions: 'Impr.' });
  });

  it('names the currency in the header of what was spent', () => {
    expect(metaAds.columnsOf(META)).toMatchObject({ spend: 'Amount spent (IRR)', clicks: 'Link clicks' });
    expect(metaAds.currencyOf(META)).toBe('IRR');
  });
});
