import { dayIn } from '#lib/time.ts';
import { makeRandom, type Random } from '../random.ts';
import { type SeedCampaign, UNITS_PER_ORDER, type World } from '../world/world.ts';
import { type Season, seasonOf } from './seasons.ts';

const HOUR_MS = 3_600_000;
const SATURATION = 0.8;
const GROWTH_OVER_HISTORY = 0.45;
/** A sale runs at the moment, so that the first day with the product has something to do. */
const PRESENT_RUSH = 2.3;
const RUSH_DAYS = 3;

/** What a campaign spends on a day and what that truly brings. */
export type CampaignDay = {
  campaign: SeedCampaign;
  spendMinor: number;
  expectedOrders: number;
  share: number;
};

/** One day of the business: how many orders each channel gets (by channel position), and the campaigns that run. */
export type DemandDay = {
  day: string;
  startsAt: number;
  endsAt: number;
  season: Season;
  orders: number[];
  campaigns: CampaignDay[];
};

type Rates = Omit<DemandDay, 'orders'> & { rates: number[] };

/** Spreads the world's orders over its days and channels: exactly so many, shaped by season, growth, chance and campaigns. */
export function planDemand(world: World): DemandDay[] {
  const random = makeRandom(world.seed, 'demand');
  const days = listDays(world);
  const levels = planLevels(world, days.length, random);
  const perDay = world.orders / days.length;
  const rated = days.map((day, at) => rateDay(world, { day, at, of: days.length, levels, random, perDay }));
  const total = rated.reduce((sum, day) => sum + day.rates.reduce((a, b) => a + b, 0), 0);
  const scale = world.orders / total;
  let carried = random.between(0.1, 0.9);
  return rated.map(({ rates, ...day }) => ({
    ...day,
    campaigns: day.campaigns.map((one) => ({ ...one, expectedOrders: one.expectedOrders * scale })),
    orders: rates.map((rate) => {
      const before = Math.floor(carried);
      carried += rate * scale;
      return Math.floor(carried + 1e-9) - before;
    }),
  }));
}

function listDays(world: World): { day: string; startsAt: number; endsAt: number }[] {
  const { timeZone } = world.words.business;
  const days: { day: string; startsAt: number; endsAt: number }[] = [];
  for (let startsAt = world.start; startsAt < world.until; ) {
    const endsAt = nextMidnight(timeZone, startsAt);
    days.push({ day: dayIn(timeZone, new Date(startsAt)), startsAt, endsAt: Math.min(endsAt, world.until) });
    startsAt = endsAt;
  }
  return days;
}

/** A day has 23, 24 or 25 hours. */
function nextMidnight(timeZone: string, startsAt: number): number {
  const day = dayIn(timeZone, new Date(startsAt));
  const hours = [23, 24, 25].find((count) => dayIn(timeZone, new Date(startsAt + count * HOUR_MS)) > day);
  return startsAt + (hours ?? 24) * HOUR_MS;
}

/** Each campaign's spend goes up and down by whole weeks, and stops at times: that is what lets its effect be measured. */
function planLevels(world: World, days: number, random: Random): number[][] {
  return world.campaigns.map(() =>
    Array.from({ length: Math.ceil(days / 7) }, () => random.pick([0, 0.5, 1, 1, 1.6])),
  );
}

function rateDay(
  world: World,
  facts: {
    day: { day: string; startsAt: number; endsAt: number };
    at: number;
    of: number;
    levels: number[][];
    random: Random;
    perDay: number;
  },
): Rates {
  const { day, at, of, levels, random, perDay } = facts;
  const season = seasonOf(world.words, day.day);
  const hours = (day.endsAt - day.startsAt) / HOUR_MS;
  const growth = 1 - GROWTH_OVER_HISTORY / 2 + (GROWTH_OVER_HISTORY * at) / of;
  const rush = at >= of - RUSH_DAYS ? PRESENT_RUSH : 1;
  const campaigns: CampaignDay[] = [];
  const rates = world.channels.map((channel) => {
    const passed =
      channel.kind === 'store' ? openShare(hours) : Math.min(1, Math.max(0.02, (hours - 7) / 15));
    const online = channel.kind === 'store' ? 1 : season.online;
    const weather = 0.85 + 0.3 * random.next();
    const organic = channel.share * season.sales * online * growth * weather * passed * rush;
    const mine = world.campaigns.flatMap((campaign, index) =>
      campaign.channel === channel.slug ? [{ campaign, level: levels[index]![Math.floor(at / 7)]! }] : [],
    );
    const lifts = mine.map(({ campaign, level }) => campaign.lift * liftOf(level));
    const total = organic * (1 + lifts.reduce((sum, lift) => sum + lift, 0));
    mine.forEach(({ campaign, level }, index) => {
      if (level === 0) return;
      const ordinary = perDay * channel.share * averageOrderMinor(world) * growth * Math.sqrt(season.sales);
      campaigns.push({
        campaign,
        spendMinor: Math.round(ordinary * campaign.spendShare * level),
        expectedOrders: organic * lifts[index]!,
        share: total > 0 ? (organic * lifts[index]!) / total : 0,
      });
    });
    return total;
  });
  return { ...day, season, campaigns, rates };
}

/** How much of a shop's day, from ten to nine, is over after so many hours. */
function openShare(hours: number): number {
  return Math.min(1, Math.max(0, (hours - 10) / 11));
}

/** Diminishing returns: an ordinary level gives 1, no spend gives 0, all the money in the world 1.8. */
function liftOf(level: number): number {
  return ((1 + SATURATION) * level) / (level + SATURATION);
}

/** What an ordinary order is worth, tax excluded. */
export function averageOrderMinor(world: World): number {
  return world.variants.reduce((sum, one) => sum + one.priceMinor * one.popularity, 0) * UNITS_PER_ORDER;
}
