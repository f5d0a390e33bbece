import type { Database } from '#db/client.ts';
import { addCost } from '#domains/channels/costs/add-cost.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { addDays } from '#lib/time.ts';
import { makeIds, makeRandom } from '../random.ts';
import { averageOrderMinor } from '../story/plan-demand.ts';
import type { World } from '../world/world.ts';

/** The bill is of a day before the last one that is closed, and a part of an ordinary month's sales. */
const DAYS_BEFORE = 5;
const SHARE = 0.006;
const NOTE: Record<World['words']['locale'], string> = {
  en: 'Service charge of the shop; the landlord’s bill came late.',
  fa: 'شارژ ساختمان فروشگاه؛ صورت‌حساب مالک دیر رسید.',
  ar: 'رسوم خدمات مبنى المتجر؛ وصلت فاتورة المالك متأخرة.',
  bg: 'Общи разходи за магазина; сметката от наемодателя дойде късно.',
};

/** A cost of a month that was closed when its bill came; what it comes to goes into `truth.monthly_costs`. */
export async function seedLateCost(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const { rows } = await db.$client.query<{ day: string }>('select closed_until()::text as day');
  const day = addDays(rows[0]!.day, -DAYS_BEFORE);
  const id = makeIds(makeRandom(world.seed, 'late cost ids'))(world.until);
  const channelId = world.channels.find(({ kind }) => kind === 'store')!.id;
  const locationId = world.places.find(({ kind }) => kind === 'store')!.id;
  const amountMinor = Math.round(((averageOrderMinor(world) * world.orders) / world.months) * SHARE);
  const note = NOTE[world.words.locale];
  await addCost(ctx, { id, kind: 'rent', channelId, locationId, amountMinor, day, note });
  await db.$client.query('insert into truth.monthly_costs values ($1, $2, 1, $3)', [id, day, amountMinor]);
}
