import { describe, expect, it } from 'vitest';
import { type EffortRules, FIRST_RULES, lengthKey } from './effort-rules.ts';
import { isSeen } from './findings.ts';
import { bought, DAY, event, FIRST, findings, journey, PLACED, told, touch } from './journey.fixture.ts';
import type { JourneyTouch } from './journey.ts';

describe('what buying costs a customer in time', () => {
  it('counts a failed payment until the purchase, and at least the standard', () => {
    expect(told(journey([event(-300, 'Payment Failed'), bought()]))).toEqual(['pay failure 300']);
    expect(told(journey([event(-20, 'Payment Failed'), bought()]))).toEqual(['pay failure 90']);
    expect(told(journey([event(-600, 'Payment Failed'), event(-240, 'Payment Failed'), bought()]))).toEqual([
      'pay failure 360',
      'pay failure 240',
    ]);
  });

  it('takes nobody to wait at the payment all night', () => {
    expect(told(journey([event(-8 * 3_600, 'Payment Failed'), bought()]))).toEqual(['pay failure 90']);
  });

  it('counts a search that found nothing until the next look, and goods that were out of stock', () => {
    const search = touch(-900, 'search', { detail: { results: 0 } });
    expect(told(journey([search, touch(-780, 'view')]))).toEqual(['find failure 120']);
    expect(told(journey([event(-900, 'Product Out Of Stock'), touch(-700, 'view')]))).toEqual([
      'choose stockOut 200',
    ]);
  });

  it('counts every checkout after the first', () => {
    expect(told(journey([touch(-900, 'checkout'), touch(-500, 'checkout')]))).toEqual(['pay repeat 60']);
  });

  it('takes waits as they are told, and an answer from the first question on, within limits', () => {
    const queue = touch(-60, 'visit', { detail: { waitMinutes: 7 } });
    expect(told(journey([queue]))).toEqual(['pay wait 420']);
    const answer = (at: number) => event(at, 'Live Chat Message Received', { kind: 'message' });
    expect(told(journey([touch(-900, 'message'), touch(-700, 'message'), answer(-600)]))).toEqual([
      'choose wait 300',
    ]);
    expect(told(journey([touch(-80_000, 'message'), answer(-600)]))).toEqual(['choose wait 900']);
  });

  it('counts contacts about the order, lateness, couriers who came in vain and goods carried back', () => {
    const call = touch(2 * DAY, 'call', { detail: { durationMinutes: 6, waitMinutes: 3 } });
    const late = { ...journey([]).order, promisedSeconds: PLACED + DAY, shippedSeconds: PLACED + 3 * DAY };
    const look = (at: number) => event(at, 'Order Status Viewed', { orderId: 'order' });
    expect(told(journey([call]))).toEqual(['contact contact 360', 'contact wait 180']);
    expect(told(journey([], { order: late }))).toEqual(['wait wait 120']);
    const looks = [2, 2.1, 2.2].map((days) => look(days * DAY));
    expect(told(journey([...looks, look(0.5 * DAY)], { order: late }))).toEqual(
      looks.map(() => 'wait wait 60'),
    );
    // What the looks leave of the least that a late order costs.
    expect(told(journey([looks[0]!], { order: late }))).toEqual(['wait wait 60', 'wait wait 60']);
    const long = event(2 * DAY, 'Order Status Viewed', {
      orderId: 'order',
      detail: { durationMinutes: 2.5 },
    });
    expect(told(journey([long, looks[0]!], { order: late }))).toEqual(['wait wait 60', 'wait wait 150']);
    const vain = event(DAY, 'Delivery Failed', { orderId: 'order' });
    expect(told(journey([vain]))).toEqual(['receive wait 600']);
    const back = [{ id: 'back', atSeconds: PLACED + 9 * DAY, isTrip: true }];
    const trip = touch(9 * DAY, 'return', { orderId: 'order', detail: { durationMinutes: 40 } });
    expect(told(journey([trip], { returns: back }))).toEqual(['return trip 2400']);
    expect(told(journey([], { returns: back }))).toEqual(['return trip 900']);
  });

  it('takes the length of each return from its own telling, also a short one', () => {
    const returns = [9, 12].map((days) => ({ id: `r${days}`, atSeconds: PLACED + days * DAY, isTrip: true }));
    const tell = (days: number, durationMinutes: number) =>
      touch(days * DAY, 'return', { orderId: 'order', detail: { durationMinutes } });
    expect(told(journey([tell(9, 40), tell(12, 6)], { returns }))).toEqual([
      'return trip 2400',
      'return trip 360',
    ]);
  });

  it('takes what nobody told to be as long as what others of the channel told, unless the owner says no', () => {
    const lengths = new Map([[lengthKey('web', 'contact'), 100]]);
    const call = touch(2 * DAY, 'call');
    const [found] = findings(journey([call]), { ...FIRST, lengths });
    expect(found).toMatchObject({ seconds: 100, isMeasured: false, lengthOf: 'contact' });
    const rules = { ...FIRST_RULES, learnsLengths: false };
    expect(told(journey([call]), { rules, lengths })).toEqual(['contact contact 240']);
    const sold = journey([call], { order: { ...journey([]).order, channelId: 'phone' } });
    expect(told(sold, { ...FIRST, lengths })).toEqual(['contact contact 240']);
  });

  it('counts by the owner’s minutes, and not what customers wait by choice', () => {
    const rules: EffortRules = {
      ...FIRST_RULES,
      standard: { ...FIRST_RULES.standard, failedPayment: 3 },
      chosen: { queue: 5, answer: 2, counter: 0, lateHours: 48 },
    };
    const by = { rules, lengths: new Map() };
    const queue = (minutes: number) => touch(-60, 'visit', { detail: { waitMinutes: minutes } });
    expect(told(journey([queue(7)]), by)).toEqual(['pay wait 120']);
    expect(told(journey([queue(4)]), by)).toEqual([]);
    expect(told(journey([event(-20, 'Payment Failed'), bought()]), by)).toEqual(['pay failure 180']);
    const answer = event(-600, 'Live Chat Message Received', { kind: 'message' });
    expect(told(journey([touch(-900, 'message'), answer]), by)).toEqual(['choose wait 180']);
    const late = { ...journey([]).order, promisedSeconds: PLACED, shippedSeconds: PLACED + 2 * DAY };
    expect(told(journey([], { order: late }), by)).toEqual([]);
    expect(told(journey([], { order: { ...late, shippedSeconds: PLACED + 3 * DAY } }), by)).toHaveLength(1);
  });

  it('counts goods that were replaced, and a shelf that held fewer than the books said', () => {
    const changes = [
      { kind: 'substitution', atSeconds: PLACED + 50 } as const,
      { kind: 'shortPick', atSeconds: PLACED + 20 } as const,
    ];
    expect(told(journey([], { changes }))).toEqual(['wait stockOut 120', 'choose repeat 180']);
  });

  it('counts waiting at the counter, every trip in vain, and wrong codes, when goods are collected', () => {
    const pickup = {
      readySeconds: PLACED + DAY,
      endedSeconds: PLACED + 3 * DAY,
      isCollected: true,
      wrongCodes: 0,
    };
    const came = (at: number) => event(at, 'Pickup Arrived', { orderId: 'order' });
    const collected = (touches: readonly JourneyTouch[], more: object = {}) =>
      told(journey(touches, { pickup: { ...pickup, ...more } }));
    expect(collected([came(3 * DAY - 600)])).toEqual(['receive wait 600']);
    expect(collected([touch(3 * DAY - 600, 'visit', { orderId: 'order' })])).toEqual(['receive wait 600']);
    expect(collected([came(2 * DAY), came(2 * DAY + 900), came(3 * DAY - 600)])).toEqual([
      'receive trip 900',
      'receive wait 600',
    ]);
    const vain = event(2 * DAY, 'Pickup Not Ready', { orderId: 'order', detail: { waitMinutes: 5 } });
    expect(collected([vain])).toEqual(['receive trip 1200']);
    expect(collected([vain, came(2 * DAY + 60)])).toEqual(['receive trip 1200']);
    expect(collected([], { wrongCodes: 2 })).toEqual(['receive repeat 120']);
    const open = { endedSeconds: null, isCollected: false };
    expect(collected([came(2 * DAY)], open)).toEqual([]);
    expect(collected([came(2 * DAY), came(2.5 * DAY)], open)).toEqual(['receive trip 900']);
    expect(collected([came(2 * DAY)], { isCollected: false })).toEqual(['receive trip 900']);
  });

  it('blames nobody for goods that were ready in time and are fetched late', () => {
    const order = { ...journey([]).order, promisedSeconds: PLACED + DAY, shippedSeconds: PLACED + 5 * DAY };
    const pickup = { endedSeconds: PLACED + 5 * DAY, isCollected: true, wrongCodes: 0 };
    const ready = (readySeconds: number) => told(journey([], { order, pickup: { ...pickup, readySeconds } }));
    expect(ready(PLACED + DAY)).toEqual([]);
    expect(ready(PLACED + 2 * DAY)).toEqual(['wait wait 120']);
  });

  it('counts the wait that our answer tells, and not our answer', () => {
    const failed = event(-5 * DAY, 'Payment Failed');
    const newsletter = [-4, -2].map((days) => touch(days * DAY, 'answer'));
    expect(told(journey([failed, ...newsletter]))).toEqual([]);
    expect(isSeen(journey([...newsletter, bought()]))).toBe(false);
    const late = journey([touch(-600, 'answer', { detail: { waitMinutes: 4, durationMinutes: 9 } })]);
    expect([told(late), isSeen(late)]).toEqual([['choose wait 240'], true]);
    const call = touch(DAY, 'answer', { orderId: 'order', detail: { durationMinutes: 9 } });
    expect(told(journey([call]))).toEqual([]);
  });

  it('begins after the order before, after a pause, and ends with the next order', () => {
    const failed = event(-2 * DAY, 'Payment Failed');
    expect(told(journey([failed]))).toHaveLength(1);
    expect(told(journey([failed], { previousSeconds: PLACED - DAY }))).toEqual([]);
    expect(told(journey([event(-4 * DAY, 'Payment Failed')]))).toEqual([]);
    expect(told(journey([event(-4 * DAY, 'Payment Failed'), touch(-2 * DAY, 'view')]))).toHaveLength(1);
    const call = touch(5 * DAY, 'call');
    expect(told(journey([call], { nextSeconds: PLACED + 4 * DAY }))).toEqual([]);
    expect(told(journey([{ ...call, orderId: 'order' }], { nextSeconds: PLACED + 4 * DAY }))).toHaveLength(1);
  });

  it('costs nothing where the order was cancelled, and is seen where more than the purchase is', () => {
    const facts = journey([event(-300, 'Payment Failed'), bought()]);
    expect(findings({ ...facts, order: { ...facts.order, isCancelled: true } })).toEqual([]);
    expect(isSeen(journey([bought()]))).toBe(false);
    expect(isSeen(facts)).toBe(true);
  });
});
