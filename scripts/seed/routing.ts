import type { Database } from '#db/client.ts';
import type { OpeningHours } from '#db/schema/fulfilment.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { DEFAULT_RULES, type RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { saveTariffs } from '#domains/fulfilment/routing/save-tariffs.ts';
import { goLive } from '#domains/fulfilment/routing/versions/go-live.ts';
import { saveDraft } from '#domains/fulfilment/routing/versions/save-draft.ts';
import { updateLocation } from '#domains/fulfilment/update-location.ts';
import type { World } from './world/world.ts';

const OPENS = 9 * 60;
const CLOSES = { warehouse: 18 * 60, store: 20 * 60 };
const CUT_OFF = 16 * 60;
const SHOP_ORDERS = 60;
const FRIDAY = 4;
const SUNDAY = 6;

/** Prices in units of the demo's price level: near, within the country, abroad. */
const TARIFFS = [
  { isHome: true, upToKm: 60, base: 3, perKg: 0.4 },
  { isHome: true, upToKm: null, base: 5, perKg: 0.9 },
  { isHome: false, upToKm: null, base: 16, perKg: 4 },
];

/** What the owner of the demo thinks about: the nearest place, unless another is hardly farther. */
const NEARER: RoutingRules = {
  ...DEFAULT_RULES,
  criteria: [
    { by: 'parcels', tolerance: 0, weight: 1 },
    { by: 'distance', tolerance: 25, weight: 1 },
    { by: 'rank', tolerance: 0, weight: 1 },
  ],
};

/** Hours, capacity and costs of the places, what parcels cost, rules that hold and a draft to be tried. */
export async function seedRouting(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const { priceUnitMinor: unit, business, locale } = world.words;
  const dayOff = locale === 'fa' || locale === 'ar' ? FRIDAY : SUNDAY;
  for (const place of world.places) {
    const { id: locationId, kind } = place;
    if (kind !== 'warehouse' && kind !== 'store') continue;
    await updateLocation(ctx, {
      locationId,
      hours: hoursOf(kind, dayOff),
      dailyOrders: kind === 'store' ? SHOP_ORDERS : null,
      orderCostMinor: Math.round(unit * (kind === 'store' ? 2.2 : 1.4)),
      unitCostMinor: Math.round(unit * 0.2),
      orderMinutes: kind === 'store' ? 9 : 5,
      unitMinutes: 1,
    });
  }
  const tariffs = TARIFFS.map(({ isHome, upToKm, base, perKg }) => ({
    locationId: null,
    country: isHome ? business.country : '',
    upToKm,
    baseMinor: Math.round(unit * base),
    perKgMinor: Math.round(unit * perKg),
  }));
  await saveTariffs(ctx, { tariffs });
  const { version } = await saveDraft(ctx, { rules: DEFAULT_RULES });
  await goLive(ctx, { version });
  await saveDraft(ctx, { rules: NEARER });
}

function hoursOf(kind: 'warehouse' | 'store', dayOff: number): OpeningHours {
  const day = { opens: OPENS, closes: CLOSES[kind] };
  return {
    week: Array.from({ length: 7 }, (_, at) => (at === dayOff ? null : day)),
    closedOn: [],
    cutOff: CUT_OFF,
  };
}
