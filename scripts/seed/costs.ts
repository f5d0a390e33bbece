import type { Database } from '#db/client.ts';
import { addRecurring } from '#domains/channels/costs/shared/add-recurring.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { monthOf } from '#lib/calendar.ts';
import { dayIn } from '#lib/time.ts';
import { makeIds, makeRandom } from './random.ts';
import { averageOrderMinor } from './story/plan-demand.ts';
import type { World } from './world/world.ts';

/** They come on top of each channel's own bills, and begin in a month that the seed leaves open. */
const MONTHS_BACK = 1;
const WHOLE_BASIS_POINTS = 10_000;

type Which = 'warehouse' | 'office' | 'software';

/** What each comes to, as a part of an ordinary month's sales. */
const SHARES: Record<Which, number> = { warehouse: 0.018, office: 0.03, software: 0.004 };

const NAMES: Record<World['words']['locale'], Record<Which, string>> = {
  en: { warehouse: 'Warehouse rent', office: 'Head office wages', software: 'Bookkeeping software' },
  fa: { warehouse: 'اجارهٔ انبار', office: 'حقوق دفتر مرکزی', software: 'نرم‌افزار حسابداری' },
  ar: { warehouse: 'إيجار المستودع', office: 'رواتب الإدارة', software: 'برنامج المحاسبة' },
  bg: { warehouse: 'Наем на склада', office: 'Заплати в централата', software: 'Счетоводен софтуер' },
};

/**
 * Three costs that come each month and are spread over all channels: by units, by shares of our own, and equally; what
 * each is meant to cost in all goes into `truth.monthly_costs`.
 */
export async function seedCosts(db: Database, world: World): Promise<void> {
  const newId = makeIds(makeRandom(world.seed, 'monthly cost ids'));
  const { timeZone, calendar } = world.words.business;
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const startsOn = monthOf(dayIn(timeZone, ctx.now), calendarOfBooks(calendar), MONTHS_BACK).from;
  const monthMinor = (averageOrderMinor(world) * world.orders) / world.months;
  const amountOf = (which: Which) => Math.max(1, Math.round(monthMinor * SHARES[which]));
  const names = NAMES[world.words.locale];
  const costs = [
    { which: 'warehouse', kind: 'rent', key: 'units', spread: 'days' },
    { which: 'office', kind: 'labour', key: 'own', spread: 'lastDay', shares: ownShares(world) },
    { which: 'software', kind: 'subscription', key: 'equal', spread: 'firstDay' },
  ] as const;
  for (const { which, ...cost } of costs) {
    const amountMinor = amountOf(which);
    const id = newId(world.until);
    const { months } = await addRecurring(ctx, { ...cost, id, name: names[which], amountMinor, startsOn });
    await db.$client.query('insert into truth.monthly_costs values ($1, $2, $3, $4)', [
      id,
      startsOn,
      months,
      amountMinor,
    ]);
  }
}

/** As much work as the channels are planned to sell, to whole basis points; the first channel bears the rest. */
function ownShares(world: World): Record<string, number> {
  const [first, ...others] = world.channels;
  const shares = others.map(({ id, share }) => [id, Math.round(share * WHOLE_BASIS_POINTS)] as const);
  const rest = WHOLE_BASIS_POINTS - shares.reduce((sum, [, share]) => sum + share, 0);
  return Object.fromEntries([[first!.id, rest], ...shares]);
}
