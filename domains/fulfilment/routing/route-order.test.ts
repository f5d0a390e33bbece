import { describe, expect, it } from 'vitest';
import type { Tariff } from './price-parcel.ts';
import { book, CLOSED, order, place, SOFIA, VARNA } from './route.fixture.ts';
import { routeOrder } from './route-order.ts';
import { DEFAULT_RULES, type RoutingRules } from './rules.ts';

const NINE_TO_FIVE = { opens: 540, closes: 1020 };

const by = (...names: RoutingRules['criteria'][number]['by'][]) =>
  names.map((name) => ({ by: name, tolerance: 0, weight: 1 }));
const at = (decision: ReturnType<typeof routeOrder>) =>
  decision.parts.map((part) => `${part.quantity} at ${part.locationId}`);

describe('routing an order by the rules of the business', () => {
  it('sends from the nearest of those that have everything, and says what the next would have come to', () => {
    const places = [
      place('sofia', { cup: 9 }, { position: SOFIA, rank: 1 }),
      place('varna', { cup: 9 }, { position: VARNA, rank: 2 }),
    ];
    const decision = routeOrder(
      order({ cup: 2 }),
      places,
      book({ criteria: by('parcels', 'distance', 'rank') }),
    );
    expect(at(decision)).toEqual(['2 at varna']);
    expect(decision).toMatchObject({
      version: 3,
      reason: 'single',
      decidedBy: 'distance',
      chosen: { km: 0, parcels: 1 },
      runnerUp: { locationIds: ['sofia'], km: 378 },
      wholeAt: ['varna', 'sofia'],
    });
  });

  it('splits for the nearest only where the owner puts distance before parcels', () => {
    const places = [
      place('sofia', { cup: 1, pan: 1 }, { position: SOFIA }),
      place('varna', { cup: 1 }, { position: VARNA }),
    ];
    const wants = order({ cup: 1, pan: 1 });
    expect(at(routeOrder(wants, places, book({ criteria: by('parcels', 'distance') })))).toEqual([
      '1 at sofia',
      '1 at sofia',
    ]);
    expect(at(routeOrder(wants, places, book({ criteria: by('distance', 'parcels') })))).toEqual([
      '1 at varna',
      '1 at sofia',
    ]);
  });

  it('lets a difference within the tolerance decide nothing', () => {
    const places = [
      place('near', { cup: 1 }, { position: VARNA, orderCostMinor: 900 }),
      place('cheap', { cup: 1 }, { position: { latitude: 43.1, longitude: 27.9 }, orderCostMinor: 100 }),
    ];
    const criteria = [{ by: 'distance' as const, tolerance: 25, weight: 1 }, ...by('labour')];
    expect(at(routeOrder(order({ cup: 1 }), places, book({ criteria })))).toEqual(['1 at cheap']);
  });

  it('weighs kilometres against parcels in money', () => {
    const places = [
      place('sofia', { cup: 1, pan: 1 }, { position: SOFIA }),
      place('varna', { cup: 1 }, { position: VARNA }),
    ];
    const weighted = (parcelMinor: number) =>
      book({
        mode: 'weighted',
        criteria: [
          { by: 'parcels', tolerance: 0, weight: parcelMinor },
          { by: 'distance', tolerance: 0, weight: 2 },
        ],
      });
    const wants = order({ cup: 1, pan: 1 });
    // 378 km cost 756; a split halves the mean way and saves 378.
    expect(at(routeOrder(wants, places, weighted(400)))).toEqual(['1 at sofia', '1 at sofia']);
    expect(at(routeOrder(wants, places, weighted(300)))).toEqual(['1 at varna', '1 at sofia']);
  });

  it('counts the tariff that fits best, and puts places that no tariff reaches last', () => {
    const tariffs: Tariff[] = [
      { locationId: null, country: 'BG', upToKm: null, baseMinor: 500, perKgMinor: 100 },
      { locationId: null, country: 'BG', upToKm: 50, baseMinor: 200, perKgMinor: 0 },
    ];
    const places = [
      place('sofia', { cup: 9 }, { position: SOFIA }),
      place('varna', { cup: 9 }, { position: VARNA }),
    ];
    const decision = routeOrder(order({ cup: 3 }), places, book({ criteria: by('shippingCost') }, tariffs));
    expect(decision).toMatchObject({ chosen: { shippingMinor: 200 }, runnerUp: { shippingMinor: 700 } });
    const abroad = order({ cup: 1 }, { destination: { country: 'RO', city: '', position: null } });
    expect(
      routeOrder(abroad, places, book({ criteria: by('shippingCost') }, tariffs)).chosen?.shippingMinor,
    ).toBeNull();
  });

  it('takes from the shelf that lasts longest', () => {
    const places = [
      place('fast', { cup: 20 }, { pace: new Map([['cup', 4]]) }),
      place('slow', { cup: 12 }, { pace: new Map([['cup', 0.5]]) }),
    ];
    const decision = routeOrder(order({ cup: 2 }), places, book({ criteria: by('cover') }));
    expect(at(decision)).toEqual(['2 at slow']);
    expect(decision.chosen?.coverDays).toBe(20);
  });

  it('takes the goods that have lain longest, by the mean of the units', () => {
    const places = [
      place('new', { cup: 20, pan: 20 }, { age: new Map([['cup', 10]]) }),
      place('old', { cup: 12, pan: 12 }, { age: new Map([['cup', 60]]) }),
    ];
    const decision = routeOrder(order({ cup: 1, pan: 3 }), places, book({ criteria: by('age') }));
    expect(at(decision)).toEqual(['1 at old', '3 at old']);
    // One cup of 60 days and three pans of today: 15 days in the mean, against 2.5.
    expect(decision).toMatchObject({ chosen: { ageDays: 15 }, runnerUp: { ageDays: 3 }, decidedBy: 'age' });
    const weighted = book({
      mode: 'weighted',
      criteria: [
        { by: 'age', tolerance: 0, weight: 10 },
        { by: 'rank', tolerance: 0, weight: 0 },
      ],
    });
    expect(routeOrder(order({ cup: 1 }), places, weighted).chosen?.points).toBe(-600);
  });

  it('says of a place that serves other channels that it does, and not that it has nothing', () => {
    const places = [place('ours', { cup: 1 }), place('theirs', {}, { servesChannel: false })];
    const { excluded } = routeOrder(order({ cup: 1 }), places, book({}));
    expect(excluded).toEqual([{ locationId: 'theirs', reason: 'channel' }]);
  });

  it('names every place that was not asked with its reason', () => {
    const week = [null, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, null, null];
    const places = [
      place('full', { cup: 9 }, { dailyOrders: 5, ordersToday: 5 }),
      place('good', { cup: 9 }),
      place('hall', { cup: 9 }, { services: { ships: false, pickup: true } }),
      place('idle', { cup: 9 }, { hours: { week, closedOn: [], cutOff: null } }),
      place('kept', { cup: 2 }),
      place('none', { pan: 9 }),
      place('other', { cup: 9 }, { servesChannel: false }),
      place('rome', { cup: 9 }, { country: 'IT' }),
    ];
    const rules = {
      keepUnits: 2,
      require: { service: true, hours: true, capacity: true, sameCountry: true, maxKm: null },
    };
    const decision = routeOrder(order({ cup: 1 }), places, book(rules));
    expect(at(decision)).toEqual(['1 at good']);
    expect(decision.excluded.map((one) => `${one.locationId}: ${one.reason}`)).toEqual([
      'full: full',
      'hall: service',
      'idle: closed',
      'kept: kept',
      'none: stock',
      'other: channel',
      'rome: country',
    ]);
  });

  it('rather asks a closed or full place than lets the order wait, and says so', () => {
    const require = { ...DEFAULT_RULES.require, hours: true };
    const shut = place('shut', { cup: 1 }, { hours: CLOSED });
    expect(routeOrder(order({ cup: 1 }), [shut], book({ require }))).toMatchObject({
      reason: 'single',
      waived: ['hours'],
    });
    const full = place('full', { cup: 1 }, { dailyOrders: 1, ordersToday: 1 });
    expect(routeOrder(order({ cup: 2 }), [shut, full], book({ require }))).toMatchObject({
      reason: 'split',
      waived: ['hours', 'capacity'],
    });
  });

  it('never splits a small order, nor into more parcels than allowed', () => {
    const places = ['a', 'b', 'c'].map((id) => place(id, { cup: 1 }));
    const split = { maxParcels: 2, neverBelowMinor: 3_000 };
    const small = routeOrder(order({ cup: 3 }, { worthMinor: 2_999 }), places, book({ split }));
    expect([at(small), small.short]).toEqual([['1 at a'], [{ key: 'line cup', quantity: 2 }]]);
    expect(at(routeOrder(order({ cup: 3 }), places, book({ split })))).toEqual(['1 at a', '1 at b']);
  });

  it('asks nothing but stock over the counter', () => {
    const shop = place('shop', { cup: 1 }, { hours: CLOSED, services: { ships: false, pickup: false } });
    const require = { service: true, hours: true, capacity: true, sameCountry: true, maxKm: 10 };
    const decision = routeOrder(order({ cup: 1 }, { service: null }), [shop], book({ require }));
    expect(decision).toMatchObject({ reason: 'single', waived: [] });
  });

  it('does not go back to a place that has shown that it cannot', () => {
    const places = [place('a', { cup: 5 }), place('b', { cup: 5 })];
    expect(at(routeOrder(order({ cup: 1 }, { avoid: ['a'] }), places, book({})))).toEqual(['1 at b']);
  });
});
