import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '#db/schema/fulfilment.ts';
import { chooseLocations } from '../choose-locations.ts';
import type { RouteOrder, RoutePlace } from './judge-places.ts';
import type { Tariff } from './price-parcel.ts';
import { type RouteBook, routeOrder } from './route-order.ts';
import { DEFAULT_RULES, type RoutingRules } from './rules.ts';

const SOFIA = { latitude: 42.698, longitude: 23.322 };
const VARNA = { latitude: 43.204, longitude: 27.911 };
const MONDAY_NOON = { day: '2026-03-09', weekday: 0, minute: 720 };
const CLOSED: OpeningHours = { week: Array(7).fill(null), closedOn: [], cutOff: null };
const NINE_TO_FIVE = { opens: 540, closes: 1020 };

const place = (
  locationId: string,
  available: Record<string, number>,
  more: Partial<RoutePlace> = {},
): RoutePlace => ({
  locationId,
  rank: 100,
  available: new Map(Object.entries(available)),
  country: 'BG',
  city: '',
  position: null,
  servesChannel: true,
  services: { ships: true, pickup: true },
  hours: null,
  dailyOrders: null,
  ordersToday: 0,
  orderCostMinor: 0,
  unitCostMinor: 0,
  ...more,
});
const order = (wants: Record<string, number>, more: Partial<RouteOrder> = {}): RouteOrder => ({
  wants: Object.entries(wants).map(([variantId, quantity]) => ({
    key: `line ${variantId}`,
    variantId,
    quantity,
    weightGrams: 400,
  })),
  worthMinor: 5_000,
  destination: { country: 'BG', city: 'Varna', position: VARNA },
  service: 'ships',
  at: MONDAY_NOON,
  ...more,
});
const book = (rules: Partial<RoutingRules>, tariffs: readonly Tariff[] = []): RouteBook => ({
  version: 3,
  rules: { ...DEFAULT_RULES, ...rules },
  tariffs,
});
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

const variant = fc.constantFrom('cup', 'pan', 'rug');
const anyOrder = fc
  .record({
    lines: fc.array(fc.record({ variantId: variant, quantity: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    worthMinor: fc.integer({ min: 0, max: 9_000 }),
    isKnown: fc.boolean(),
  })
  .map(({ lines, worthMinor, isKnown }) =>
    order(
      {},
      {
        worthMinor,
        wants: lines.map((line, key) => ({ ...line, key: `line ${key}`, weightGrams: 300 })),
        destination: { country: 'BG', city: 'Varna', position: isKnown ? VARNA : null },
      },
    ),
  );
const anyPlaces = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      rank: fc.integer({ min: 1, max: 3 }),
      available: fc.dictionary(variant, fc.integer({ min: -2, max: 9 })),
      position: fc.constantFrom(null, SOFIA, VARNA),
      ships: fc.boolean(),
      servesChannel: fc.boolean(),
      hours: fc.constantFrom(null, CLOSED),
      dailyOrders: fc.constantFrom(null, 1, 5),
      orderCostMinor: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ id, available, ships, ...more }) =>
      place(id, available, { ...more, ordersToday: 3, services: { ships, pickup: true } }),
    ),
  { selector: (one) => one.locationId, maxLength: 6 },
);
const anyBook = fc
  .record({
    mode: fc.constantFrom('ordered' as const, 'weighted' as const),
    names: fc.shuffledSubarray(['parcels', 'distance', 'shippingCost', 'cover', 'labour', 'rank'] as const, {
      minLength: 1,
    }),
    maxParcels: fc.constantFrom(null, 1, 2),
    keepUnits: fc.integer({ min: 0, max: 2 }),
    isStrict: fc.boolean(),
  })
  .map(({ mode, names, maxParcels, keepUnits, isStrict }) =>
    book(
      {
        mode,
        criteria: names.map((name, index) => ({ by: name, tolerance: index, weight: index + 1 })),
        split: { maxParcels, neverBelowMinor: 2_000 },
        keepUnits,
        require: { service: isStrict, hours: isStrict, capacity: true, sameCountry: isStrict, maxKm: null },
      },
      [{ locationId: null, country: '', upToKm: null, baseMinor: 5, perKgMinor: 1 }],
    ),
  );

describe('whatever the rules, the order and the places', () => {
  it('no place gives more than it has beyond what is kept, and every unit is promised or short', () => {
    fc.assert(
      fc.property(anyOrder, anyPlaces, anyBook, (wanted, places, rules) => {
        const decision = routeOrder(wanted, places, rules);
        for (const { locationId, available } of places) {
          for (const variantId of ['cup', 'pan', 'rug']) {
            const taken = decision.parts.filter(
              (one) => one.locationId === locationId && one.variantId === variantId,
            );
            const units = taken.reduce((sum, one) => sum + one.quantity, 0);
            const most = Math.max(0, (available.get(variantId) ?? 0) - rules.rules.keepUnits);
            expect(units).toBeLessThanOrEqual(most);
          }
        }
        for (const line of wanted.wants) {
          const promised = decision.parts.filter((one) => one.key === line.key);
          const short = decision.short.find((one) => one.key === line.key)?.quantity ?? 0;
          expect(promised.reduce((sum, one) => sum + one.quantity, short)).toBe(line.quantity);
        }
      }),
    );
  });

  it('nothing is promised at a place that is excluded, and no more parcels are made than allowed', () => {
    fc.assert(
      fc.property(anyOrder, anyPlaces, anyBook, (wanted, places, rules) => {
        const decision = routeOrder(wanted, places, rules);
        const excluded = decision.excluded.map((one) => one.locationId);
        const used = [...new Set(decision.parts.map((one) => one.locationId))];
        expect(used.filter((id) => excluded.includes(id))).toEqual([]);
        const most = wanted.worthMinor < 2_000 ? 1 : (rules.rules.split.maxParcels ?? 99);
        expect(used.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('the order in which places are given changes nothing', () => {
    fc.assert(
      fc.property(anyOrder, anyPlaces, anyBook, (wanted, places, rules) => {
        expect(routeOrder(wanted, places.toReversed(), rules)).toEqual(routeOrder(wanted, places, rules));
      }),
    );
  });

  it('the rules that hold from the beginning choose as before there were rules', () => {
    fc.assert(
      fc.property(anyOrder, anyPlaces, (wanted, places) => {
        const open = places.map((one) => ({
          ...one,
          servesChannel: true,
          services: { ships: true, pickup: true },
          dailyOrders: null,
        }));
        const { parts, short, reason, wholeAt } = routeOrder(wanted, open, book({}));
        const simply = chooseLocations(
          wanted.wants.map(({ weightGrams: _, ...want }) => want),
          open,
        );
        const plain = parts.map(({ key, variantId, locationId, quantity }) => ({
          key,
          variantId,
          locationId,
          quantity,
        }));
        expect({ parts: plain, short, reason, wholeAt }).toEqual({ ...simply, parts: simply.parts });
      }),
    );
  });
});
