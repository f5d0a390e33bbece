import { describe, expect, it } from 'vitest';
import { type DayCourse, findCourseBand, LAST_HOUR } from './judge-course.ts';

const WEEKS = 60;
const TRIED_DAYS = 7 * 150;

/** A shop that is drawn by chance: hours, weekdays, growth and a season of its own, and orders of different worth. */
type Shop = {
  perDay: number;
  weekend: number;
  growth: number;
  season: number;
  spread: number;
  isMoney: boolean;
};

const SHOPS: readonly Shop[] = [
  { perDay: 200, weekend: 0.4, growth: 0, season: 0, spread: 0, isMoney: false },
  { perDay: 60, weekend: 1.6, growth: 0.001, season: 0.2, spread: 0.15, isMoney: false },
  { perDay: 12, weekend: 1, growth: 0, season: 0.1, spread: 0.2, isMoney: false },
  { perDay: 3, weekend: 0.7, growth: 0, season: 0, spread: 0, isMoney: false },
  { perDay: 40, weekend: 1.2, growth: 0.0005, season: 0.2, spread: 0.25, isMoney: true },
];

/** Draws of a shop; the same seed draws the same shop. */
function drawing(seed: number) {
  let state = seed;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const poisson = (mean: number) => {
    let count = 0;
    for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) count++;
    return count;
  };
  const bell = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  return { random, poisson, bell };
}

function drawShop(shop: Shop, seed: number, length: number): DayCourse[] {
  const { poisson, bell } = drawing(seed);
  return Array.from({ length }, (_, day) => {
    const weekly = day % 7 >= 5 ? shop.weekend : 1;
    const yearly = 1 + shop.season * Math.sin((2 * Math.PI * day) / 365);
    const luck = Math.exp(shop.spread * bell() - shop.spread ** 2 / 2);
    const mean = shop.perDay * weekly * yearly * luck * Math.exp(shop.growth * day);
    let sum = 0;
    return Array.from({ length: 24 }, (_, hour) => {
      const orders = poisson((mean * hourly(hour)) / DAY_WEIGHT);
      for (let order = 0; order < orders; order++) sum += shop.isMoney ? 3000 * Math.exp(0.8 * bell()) : 1;
      return sum;
    });
  });
}

function hourly(hour: number): number {
  return hour < 7 ? 0 : 1 + Math.max(0, 6 - Math.abs(hour - 18)) / 2;
}
const DAY_WEIGHT = Array.from({ length: 24 }, (_, hour) => hourly(hour)).reduce((a, b) => a + b, 0);

function ringsOn(days: readonly DayCourse[], at: number, share: number): boolean | null {
  const band = findCourseBand(days.slice(0, at), share);
  if ('least' in band) return null;
  return band.hours.some(({ low, high }, hour) => days[at]![hour]! < low || days[at]![hour]! > high);
}

describe('the band of a day as it goes', () => {
  it.each([{ share: 80 }, { share: 95 }])(
    'looked at after every hour rings falsely on no more days than a band of $share percent leaves out, over shops drawn by chance',
    ({ share }) => {
      const promised = 1 - share / 100;
      let all = 0;
      for (const [number, shop] of SHOPS.entries()) {
        const days = drawShop(shop, 7 + number * 1009, 28 + WEEKS * 7 + TRIED_DAYS);
        const first = days.length - TRIED_DAYS;
        const rang = days.filter((_, at) => at >= first && ringsOn(days, at, share)).length / TRIED_DAYS;
        all += rang / SHOPS.length;
        // Three standard errors of a share of 1,050 days.
        expect(rang).toBeLessThan(promised + 3 * Math.sqrt((promised * (1 - promised)) / TRIED_DAYS));
      }
      expect(all).toBeLessThanOrEqual(promised);
      expect(all).toBeGreaterThan(promised / 3);
    },
  );

  it('finds on the same day a shop that stops at three in the afternoon', () => {
    const days = drawShop(SHOPS[1]!, 11, 28 + WEEKS * 7);
    const whole = days.at(-1)!;
    const stopped = whole.map((value, hour) => (hour < 15 ? value : whole[14]!));
    const band = findCourseBand(days.slice(0, -1), 95);
    if ('least' in band) throw new Error('The past is long enough.');
    const first = band.hours.findIndex(({ low }, hour) => stopped[hour]! < low);
    expect(first).toBeGreaterThanOrEqual(15);
    expect(first).toBeLessThanOrEqual(20);
  });

  it('widens from nothing in the morning to the range of the whole day, and never below nothing', () => {
    const band = findCourseBand(drawShop(SHOPS[0]!, 5, 28 + WEEKS * 7), 80);
    if ('least' in band) throw new Error('The past is long enough.');
    expect(band.hours).toHaveLength(LAST_HOUR);
    const widths = band.hours.map(({ low, high }) => high - low);
    expect(widths[22]!).toBeGreaterThan(widths[9]!);
    expect(band.hours[22]!.low).toBeGreaterThan(band.hours[12]!.low);
  });

  it('needs as many earlier weekdays as the band of a day that is over, and a shop that sells', () => {
    const days = drawShop(SHOPS[0]!, 3, 28 + 8 * 7);
    expect(findCourseBand(days, 80)).toEqual({ have: 8, least: 9 });
    expect(findCourseBand([], 95)).toEqual({ have: 0, least: 39 });
    const nothing = Array.from({ length: 400 }, () => Array.from({ length: 24 }, () => 0));
    expect(findCourseBand(nothing, 80)).toEqual({ have: 0, least: 9 });
  });
});
