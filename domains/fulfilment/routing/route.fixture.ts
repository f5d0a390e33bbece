import type { OpeningHours } from '#db/schema/fulfilment.ts';
import type { RouteOrder, RoutePlace } from './judge-places.ts';
import type { Tariff } from './price-parcel.ts';
import type { RouteBook } from './route-order.ts';
import { DEFAULT_RULES, type RoutingRules } from './rules.ts';

/** Two towns some 378 km apart, a Monday noon, and hours in which nobody works. */
export const SOFIA = { latitude: 42.698, longitude: 23.322 };
export const VARNA = { latitude: 43.204, longitude: 27.911 };
const MONDAY_NOON = { day: '2026-03-09', weekday: 0, minute: 720 };
export const CLOSED: OpeningHours = { week: Array(7).fill(null), closedOn: [], cutOff: null };

/** A place that has these units and may serve everything. */
export const place = (
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
/** An order to Varna for these units. */
export const order = (wants: Record<string, number>, more: Partial<RouteOrder> = {}): RouteOrder => ({
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
/** The rules from the beginning with these changes. */
export const book = (rules: Partial<RoutingRules>, tariffs: readonly Tariff[] = []): RouteBook => ({
  version: 3,
  rules: { ...DEFAULT_RULES, ...rules },
  tariffs,
});
