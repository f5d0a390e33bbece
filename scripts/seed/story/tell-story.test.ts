import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openBook } from '../book/book.ts';
import { planWorld } from '../world/plan-world.ts';
import { NOWHERE } from '../write/sink.ts';
import type { Happening } from './happening.ts';
import { planDemand } from './plan-demand.ts';
import { beginStory } from './story.ts';
import { tellStory } from './tell-story.ts';
import { NOBODY, type Witness } from './witness.ts';

const UNTIL = new Date('2026-11-22T13:30:00Z');
const OUTSIDE = { supplier: 'supplier', customer: 'customer', scrap: 'scrap' };

function tell(
  facts: { seed: number; orders?: number; locale?: 'fa' | 'bg' },
  witness: Witness = NOBODY,
): Happening[] {
  const { seed, orders = 800, locale = 'fa' } = facts;
  const world = planWorld({ locale, seed, orders, until: UNTIL });
  const book = openBook(world, { sink: NOWHERE, outside: OUTSIDE });
  return [...tellStory(beginStory({ world, book, witness, knownUntil: UNTIL.getTime() - 3 * 86_400_000 }))];
}

function fingerprint(happenings: Happening[]): string {
  return createHash('sha256').update(JSON.stringify(happenings)).digest('hex');
}

describe('the story of the demo business', () => {
  it('is the same for the same seed, and another for another', () => {
    const first = fingerprint(tell({ seed: 3 }));
    expect(fingerprint(tell({ seed: 3 }))).toBe(first);
    expect(fingerprint(tell({ seed: 4 }))).not.toBe(first);
  });

  it('holds exactly the orders that were asked for, none of them in the future', () => {
    const orders = tell({ seed: 5, orders: 777 }).filter((happening) => happening.kind === 'place');
    expect(orders).toHaveLength(777);
    expect(Math.max(...orders.map((order) => order.at))).toBeLessThan(UNTIL.getTime());
  });

  it('goes forward in time, but for the opening of the shelves', () => {
    const times = tell({ seed: 6 })
      .filter((happening) => happening.kind !== 'cost')
      .map((happening) => happening.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('tells of every kind of happening', () => {
    const kinds = new Set(tell({ seed: 7 }).map((happening) => happening.kind));
    const all = [
      'open',
      'transfer',
      'adjust',
      'place',
      'pick',
      'ship',
      'cancel',
      'pay',
      'return',
      'allocate',
      'cost',
    ];
    expect([...kinds].sort()).toEqual(all.sort());
  });

  it('never takes units from a shelf that are not there', () => {
    const world = planWorld({ locale: 'bg', seed: 8, orders: 800, until: UNTIL });
    const book = openBook(world, { sink: NOWHERE, outside: OUTSIDE });
    const story = beginStory({ world, book, witness: NOBODY, knownUntil: Number.POSITIVE_INFINITY });
    let least = 0;
    for (const happening of tellStory(story)) {
      if (happening.kind === 'ship' || happening.kind === 'adjust')
        least = Math.min(least, ...book.stock.onHand);
    }
    expect(least).toBe(0);
    const over = story.book.stock.onHand.filter((units, cell) => units < story.book.stock.reserved[cell]!);
    expect(over).toHaveLength(0);
  });
});

describe('demand', () => {
  const sums = (locale: 'fa' | 'bg', from: string, to: string) =>
    planDemand(planWorld({ locale, seed: 2, orders: 20_000, until: UNTIL }))
      .filter(({ day }) => day >= from && day <= to)
      .reduce((sum, day) => sum + day.orders.reduce((a, b) => a + b, 0), 0);

  it('rises before Nowruz and rests after it in Iran', () => {
    expect(sums('fa', '2026-03-05', '2026-03-18')).toBeGreaterThan(
      2.5 * sums('fa', '2026-03-20', '2026-04-02'),
    );
  });

  it('rises on Black Friday everywhere', () => {
    for (const locale of ['fa', 'bg'] as const) {
      const black = sums(locale, '2025-11-25', '2025-11-30');
      expect(black).toBeGreaterThan(1.4 * sums(locale, '2025-11-11', '2025-11-16'));
    }
  });

  it('has as many orders caused by campaigns as the truth expects', () => {
    let caused = 0;
    const witness: Witness = {
      ...NOBODY,
      ordered: ({ cause }) => (caused += cause.kind === 'caused' ? 1 : 0),
    };
    tell({ seed: 9, orders: 6_000 }, witness);
    const days = planDemand(planWorld({ locale: 'fa', seed: 9, orders: 6_000, until: UNTIL }));
    const expected = days.flatMap((day) => day.campaigns).reduce((sum, one) => sum + one.expectedOrders, 0);
    expect(Math.abs(caused - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});
