import { describe } from 'vitest';
import { seed } from '#scripts/seed/seed.ts';
import { holdAgainstRows } from './hold-against-rows.fixture.ts';

const NOW = new Date('2026-11-22T15:00:00Z');

describe('the figures of the demo business', () => {
  holdAgainstRows({
    timeZone: 'Europe/London',
    now: NOW,
    periods: [
      { from: '2026-10-26', to: '2026-11-22' },
      { from: '2026-01-01', to: '2026-06-30' },
    ],
    make: (url) => seed(url, { orders: 900, seed: 11, locale: 'en', until: NOW }),
  });
});
