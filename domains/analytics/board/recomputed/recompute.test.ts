import { describe } from 'vitest';
import { makeBooks } from '#scripts/bench/channels/make-books.ts';
import { holdAgainstRows } from './hold-against-rows.fixture.ts';

describe('the figures of three years of drawn books', () => {
  holdAgainstRows({
    timeZone: 'Europe/Sofia',
    now: new Date('2026-11-22T15:00:00Z'),
    periods: [
      { from: '2026-10-26', to: '2026-11-22' },
      { from: '2024-02-10', to: '2026-08-30' },
    ],
    make: (url, ctx) => makeBooks(ctx, url, { orders: 2_500, touchesPerOrder: 4, until: '2026-11-22' }),
  });
});
