import type { Database } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { findDue } from '#domains/loyalty/find-due.ts';
import { findUnsettled } from '#domains/loyalty/find-unsettled.ts';
import { SINGLE } from '#domains/loyalty/rules/loyalty-rules.ts';
import { saveLoyaltyRules } from '#domains/loyalty/rules/save-rules.ts';
import { settleOrder } from '#domains/loyalty/settle-order.ts';
import { turnPoints } from '#domains/loyalty/turn-points.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { makeIds, makeRandom } from './random.ts';
import type { World } from './world/world.ts';

const RUNNING_DAYS = 14;
const WAITING_DAYS = 7;
const EXPIRY_MONTHS = 12;
const TIERS = [
  { units: 0, multiplierBasisPoints: SINGLE },
  { units: 200, multiplierBasisPoints: 12_500 },
  { units: 600, multiplierBasisPoints: 15_000 },
];
const TIER_NAMES = {
  fa: ['برنزی', 'نقره‌ای', 'طلایی'],
  ar: ['برونزي', 'فضي', 'ذهبي'],
  bg: ['Бронз', 'Сребро', 'Злато'],
  en: ['Bronze', 'Silver', 'Gold'],
};
/** What earns a point: a hundred thousand tomans, or a whole unit of another currency. */
const PER_MINOR: Record<string, number> = { IRR: 1_000_000 };
const UNIT_MINOR = 100;

/** A hundred points take off three times what earns one, from ten on and up to half of the goods. */
const BURN = { points: 100, times: 3, leastPoints: 10, stepPoints: 5, mostBasisPoints: 5_000 };

/** A programme that began two weeks ago, with the points of the orders since, by the same commands as the worker. */
export async function seedLoyalty(db: Database, world: World): Promise<void> {
  const newId = makeIds(makeRandom(world.seed, 'loyalty ids'));
  const { reportingCurrency, timeZone } = world.words.business;
  const perMinor = PER_MINOR[reportingCurrency] ?? UNIT_MINOR;
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const names = TIER_NAMES[world.words.locale];
  const { times, ...burn } = BURN;
  await saveLoyaltyRules(ctx, {
    expectedVersion: 0,
    rules: {
      isOn: true,
      startsOn: addDays(dayIn(timeZone, ctx.now), -RUNNING_DAYS),
      earn: [{ id: newId(world.until), categories: [], channelIds: [], points: 1, perMinor }],
      burn: [
        {
          id: newId(world.until),
          channelIds: [],
          currency: reportingCurrency,
          amountMinor: times * perMinor,
          ...burn,
        },
      ],
      tierBy: 'sales',
      tiers: TIERS.map(({ units, multiplierBasisPoints }, at) => ({
        id: newId(world.until),
        name: names[at]!,
        from: units * perMinor,
        multiplierBasisPoints,
      })),
      waitingDays: WAITING_DAYS,
      expiryMonths: EXPIRY_MONTHS,
    },
  });
  for (const orderId of await findUnsettled(ctx)) await settleOrder(ctx, { orderId });
  for (const memberId of await findDue(ctx)) await turnPoints(ctx, { memberId });
}
