import { describe, expect, it } from 'vitest';
import { genericCarrier } from './carrier.ts';

const PARCEL = {
  number: 42,
  orderNumber: 1042,
  weightGrams: 900,
  size: null,
  from: { name: 'Shop', phone: null, lines: '', city: 'Varna', region: '', postcode: '', country: 'BG' },
  to: null,
  trackingNumber: null,
};

describe('a carrier without a connector', () => {
  it('puts the tracking number into the bars, else the number of the parcel', async () => {
    expect((await genericCarrier.label(PARCEL)).code).toBe('PK00000042');
    expect((await genericCarrier.label({ ...PARCEL, trackingNumber: 'RB123' })).code).toBe('RB123');
  });

  it('leads to the page of a carrier that people name, and to none for others', () => {
    expect(genericCarrier.trackingUrl('Еконт', '10 5')).toBe(
      'https://www.econt.com/en/services/track-shipment/10%205',
    );
    expect(genericCarrier.trackingUrl('A neighbour', '1')).toBeNull();
    expect(genericCarrier.trackingUrl('DHL', '')).toBeNull();
  });

  it('knows no prices and asks nobody', async () => {
    expect(await genericCarrier.rate(PARCEL)).toEqual([]);
    expect(await genericCarrier.track('1')).toEqual([]);
    expect(await genericCarrier.cancel('1')).toBe(false);
  });
});
