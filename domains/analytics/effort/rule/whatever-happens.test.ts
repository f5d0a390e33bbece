import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSeen } from './findings.ts';
import { DAY, findings, journey, PLACED, total, touch } from './journey.fixture.ts';
import type { Journey, JourneyTouch } from './journey.ts';

const names = [
  'Payment Failed',
  'Product Out Of Stock',
  'No Results Shown',
  'Order Status Viewed',
  'Delivery Failed',
  'Pickup Arrived',
  'Pickup Not Ready',
];
const kinds = ['view', 'search', 'cart', 'checkout', 'message', 'call', 'visit', 'event', 'return'];
const ofAnn = fc
  .record({
    at: fc.integer({ min: -20 * DAY, max: 20 * DAY }),
    near: fc.integer({ min: -3_000, max: 0 }),
    isNear: fc.boolean(),
    kind: fc.constantFrom(...kinds),
    name: fc.constantFrom(...names),
    wait: fc.option(fc.integer({ min: 0, max: 90 })),
    talk: fc.option(fc.integer({ min: 0, max: 90 })),
  })
  .map(({ at, near, isNear, kind, name, wait, talk }) =>
    touch(isNear ? near : at, kind, {
      detail: {
        ...(kind === 'event' ? { event: name } : {}),
        ...(wait === null ? {} : { waitMinutes: wait }),
        ...(talk === null ? {} : { durationMinutes: talk }),
      },
    }),
  );
const many = fc.array(ofAnn, { maxLength: 12 });
// What tells the length of a return takes the place of an estimate, which may be longer.
const facts = fc.record({
  late: fc.boolean(),
  isReturned: fc.boolean(),
  pickup: fc.option(
    fc.record({
      readySeconds: fc.constant(PLACED + DAY),
      endedSeconds: fc.option(fc.integer({ min: PLACED + DAY, max: PLACED + 8 * DAY })),
      isCollected: fc.boolean(),
      wrongCodes: fc.nat({ max: 3 }),
    }),
  ),
});
const isNoTelling = (one: JourneyTouch) => one.kind !== 'return';
const withFacts = (
  touches: readonly JourneyTouch[],
  more: { late: boolean; isReturned: boolean; pickup: Journey['pickup'] },
) =>
  journey(touches, {
    order: {
      ...journey([]).order,
      ...(more.late ? { promisedSeconds: PLACED + DAY, shippedSeconds: PLACED + 5 * DAY } : {}),
    },
    returns: more.isReturned ? [{ id: 'r', atSeconds: PLACED + 8 * DAY, isTrip: true }] : [],
    pickup: more.pickup,
  });

describe('whatever happens', () => {
  it('more of the customer’s happenings never make the effort less', () => {
    fc.assert(
      fc.property(many, ofAnn.filter(isNoTelling), facts, (touches, one, more) => {
        expect(total(withFacts([...touches, one], more))).toBeGreaterThanOrEqual(
          total(withFacts(touches, more)),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('other people’s happenings never count', () => {
    const others = many.map((touches) =>
      touches.map((one, at) => ({
        ...one,
        ...[
          { customerId: 'bob' },
          { customerId: null, anonymousId: 'bobs-phone' },
          { orderId: 'order-of-bob' },
        ][at % 3],
      })),
    );
    fc.assert(
      fc.property(many, others, facts, (touches, theirs, more) => {
        expect(findings(withFacts([...theirs, ...touches], more))).toEqual(
          findings(withFacts(touches, more)),
        );
      }),
    );
  });

  it('what we write or say ourselves costs nobody time, and is no trace of a journey', () => {
    const ours = fc.array(
      fc
        .integer({ min: -20 * DAY, max: 20 * DAY })
        .map((at) => touch(at, 'answer', { detail: { text: 'Hi' } })),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(many, ours, facts, (touches, said, more) => {
        const [told, without] = [withFacts([...said, ...touches], more), withFacts(touches, more)];
        expect(findings(told)).toEqual(findings(without));
        expect(isSeen(told)).toBe(isSeen(without));
      }),
    );
  });

  it('the order in which happenings arrive, and that they arrive twice, changes nothing', () => {
    const shuffled = many.chain((touches) =>
      fc.tuple(
        fc.constant(touches),
        fc.shuffledSubarray([...touches, ...touches], { minLength: touches.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, facts, ([touches, arrived], more) => {
        expect(findings(withFacts(arrived, more))).toEqual(findings(withFacts(touches, more)));
      }),
    );
  });
});
