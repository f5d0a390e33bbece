import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyDeed } from './any-deed.ts';
import type { Deed } from './deeds.ts';
import { expectSoundBooks } from './expect-sound-books.ts';
import { dyingAt } from './failing-database.ts';
import { openShop, type TestShop } from './open-shop.ts';
import { REFUSALS } from './play-model.ts';
import { carryOut, refusalOf, runAllocations } from './play-shop.ts';
import { furnish, startPlay } from './start-play.ts';

const HANDS = 8;
const DEEDS_EACH = 60;
const SHELF = { north: 40, corner: 10 };

let shop: TestShop;
let supplierId: string;

beforeAll(async () => {
  shop = await openShop({ poolSize: HANDS + 2 });
  supplierId = await furnish(shop);
});
afterAll(() => shop.close());

const deed: fc.Arbitrary<Deed> = fc.oneof(
  // A set of one A and two B shares their shelves with everybody else.
  {
    weight: 12,
    arbitrary: anyDeed({ goods: ['A', 'B', 'C'], bundle: 'SET', mostPick: 400, mostCounted: 50 }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('short-pick' as const),
      pick: fc.nat({ max: 400 }),
      units: fc.integer({ min: 1, max: 3 }),
    }),
  },
);

describe('many hands in one shop', () => {
  it(`${HANDS} people doing ${DEEDS_EACH} things each at once leave sound books and clean refusals`, async () => {
    let seconds = 0;
    const tick = () => new Date(shop.now.getTime() + ++seconds * 1_000);
    const goods = { A: SHELF, B: SHELF, C: SHELF };
    const play = await startPlay(shop, { supplierId, goods, bundles: { SET: { A: 1, B: 2 } }, tick });
    const scripts = fc.sample(fc.array(deed, { minLength: DEEDS_EACH, maxLength: DEEDS_EACH, size: 'max' }), {
      numRuns: HANDS,
      seed: 7,
    });
    const failures: string[] = [];
    const done = new Map<string, number>();
    const send = async (kind: string, work: Promise<unknown>) => {
      await work.then(
        () => done.set(kind, (done.get(kind) ?? 0) + 1),
        (error: unknown) => failures.push(refusalOf(error)),
      );
    };
    await Promise.all(
      scripts.map(async (script) => {
        for (const [at, one] of script.entries()) {
          const work = carryOut(play, one);
          if (!work) continue;
          // Now and then a sender dies at some statement, and does it over; or is impatient and sends twice at once.
          if (at % 6 === 0) await work(dyingAt(shop.db, 1 + (at % 11))).catch(() => undefined);
          const sent = at % 7 === 0 ? [work(), work()] : [work()];
          await Promise.all(sent.map((command) => send(one.kind, command)));
          if (at % 10 === 0) await send('allocate', runAllocations(play));
        }
      }),
    );
    expect(failures.filter((code) => !REFUSALS.includes(code))).toEqual([]);
    // A play in which most deeds are refused would prove little.
    expect([...done.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(150);
    expect(done.size).toBeGreaterThan(20);
    await runAllocations(play);
    await expectSoundBooks(shop.db);
  }, 120_000);
});
