import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setBundle } from '#domains/catalog/set-bundle.ts';
import { AppError } from '#lib/errors.ts';
import { expectSoundBooks } from './expect-sound-books.ts';
import { openShop, type TestShop } from './open-shop.ts';
import { carryOut, type Deed, type Play, runAllocations } from './play-shop.ts';

const HANDS = 8;
const DEEDS_EACH = 60;
const REFUSALS = ['CONFLICT', 'OUT_OF_STOCK', 'ALREADY_DONE'];

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: HANDS });
});
afterAll(() => shop.close());

const sku = fc.constantFrom('A', 'B', 'C');
const units = fc.integer({ min: 1, max: 3 });
const pick = fc.nat({ max: 400 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('place' as const), sku, units }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('ship' as const), pick, units }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('return' as const), pick, units, toScrap: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), pick, units }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('adjust' as const), sku, counted: fc.nat({ max: 30 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('transfer' as const), sku, units }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('receive' as const), sku, units }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('short-pick' as const), pick, units }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hold' as const), sku, units }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('release' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('take-over' as const), pick }) },
  // A set of one A and two B shares their shelves with everybody else.
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('place' as const), sku: fc.constant('SET'), units }),
  },
);

/** A picker who finds more than is still reserved by then is told so: no fault of the shop. */
function refusalOf(error: unknown): string {
  if (!(error instanceof AppError)) return String(error);
  return error.details.reason === 'pickedTooMany' ? 'CONFLICT' : error.code;
}

describe('many hands in one shop', () => {
  it(`${HANDS} people doing ${DEEDS_EACH} things each at once leave sound books and clean refusals`, async () => {
    const variants = new Map<string, string>();
    for (const name of ['A', 'B', 'C']) {
      variants.set(name, (await shop.addVariant({ sku: name, units: { north: 20, corner: 5 } })).id);
    }
    const set = await shop.addVariant({ sku: 'SET' });
    const components = [
      { sku: 'A', quantity: 1 },
      { sku: 'B', quantity: 2 },
    ];
    await setBundle(shop.ctx('owner'), { variantId: set.id, components });
    let seconds = 0;
    const tick = () => new Date(shop.now.getTime() + ++seconds * 1_000);
    const play: Play = { shop, variants, orders: [], holds: [], tick };
    const scripts = fc.sample(fc.array(deed, { minLength: DEEDS_EACH, maxLength: DEEDS_EACH, size: 'max' }), {
      numRuns: HANDS,
      seed: 7,
    });
    const failures: string[] = [];
    let done = 0;
    const send = async (work: (() => Promise<unknown>) | null) => {
      await work?.().then(
        () => done++,
        (error: unknown) => failures.push(refusalOf(error)),
      );
    };
    await Promise.all(
      scripts.map(async (script) => {
        for (const [at, one] of script.entries()) {
          const work = carryOut(play, one);
          // Now and then a client is impatient and sends the same command twice at once.
          await Promise.all(at % 7 === 0 ? [send(work), send(work)] : [send(work)]);
          if (at % 10 === 0) await send(() => runAllocations(play));
        }
      }),
    );
    expect(failures.filter((code) => !REFUSALS.includes(code))).toEqual([]);
    expect(done).toBeGreaterThan(100);
    await runAllocations(play);
    await expectSoundBooks(shop.db);
  }, 60_000);
});
