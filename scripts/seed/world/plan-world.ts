import { addDays, dayIn } from '#lib/time.ts';
import { makeIds, makeRandom } from '../random.ts';
import { WORDS } from '../words/choose-words.ts';
import type { Words } from '../words/words.ts';
import { planCampaigns, planChannels } from './plan-channels.ts';
import { planPlaces } from './plan-places.ts';
import { planProducts } from './plan-products.ts';
import { UNITS_PER_ORDER, type World } from './world.ts';

const MONTHS = 24;
const DAY_MS = 86_400_000;
const HALF_HOUR_MS = 1_800_000;

/** How large the demo business shall be; what is left out follows from the number of orders. */
export type WorldSize = { shops?: number; variants?: number; months?: number };

/**
 * Lays out the business: places, channels, goods and campaigns. The history runs from midnight (the business's own)
 * 24 months before `until`. The same arguments give the same world.
 */
export function planWorld(
  facts: { locale: Words['locale']; seed: number; orders: number; until: Date },
  size: WorldSize = {},
): World {
  const words = WORDS[facts.locale];
  const random = makeRandom(facts.seed, `world/${facts.locale}`);
  const makeId = makeIds(makeRandom(facts.seed, `world-ids/${facts.locale}`));
  const start = startOfHistory(words.business.timeZone, facts.until, size.months ?? MONTHS);
  const shops = size.shops ?? 6 + Math.min(22, Math.floor(facts.orders / 45_000));
  const variantCount = size.variants ?? Math.max(60, Math.round(500 + (facts.orders - 7_000) * 0.05));
  const places = planPlaces({ words, shops, newId: () => makeId(start) });
  const goods = planProducts({ words, random, count: variantCount, newId: () => makeId(start) });
  return {
    seed: facts.seed,
    words,
    start,
    until: facts.until.getTime(),
    orders: facts.orders,
    months: size.months ?? MONTHS,
    unitsPerWeek: (facts.orders * UNITS_PER_ORDER * 7) / ((facts.until.getTime() - start) / DAY_MS),
    places,
    quarantine: places.findIndex((place) => place.kind === 'quarantine'),
    channels: planChannels({ words, places, newId: () => makeId(start) }),
    campaigns: planCampaigns(),
    ...goods,
  };
}

/** Midnight of the business, to the half hour that time zones are cut by. */
function startOfHistory(timeZone: string, until: Date, months: number): number {
  const day = addDays(dayIn(timeZone, until), -Math.round((months * 365.25) / 12));
  let at = Date.parse(`${day}T00:00:00Z`) - 14 * 3_600_000;
  while (dayIn(timeZone, new Date(at)) < day) at += HALF_HOUR_MS;
  return at;
}
