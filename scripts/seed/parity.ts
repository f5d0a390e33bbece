import { type Database, inTransaction } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { availabilityKey, readAvailability } from '#domains/parity/check/read-availability.ts';
import { sweepParity } from '#domains/parity/check/sweep-parity.ts';
import { acceptDrifts } from '#domains/parity/drifts/accept-drifts.ts';
import { correctDrifts } from '#domains/parity/drifts/correct-drifts.ts';
import type { ListingInput } from '#domains/parity/input.ts';
import { recordListings } from '#domains/parity/listings/record-listings.ts';
import { addPromotion } from '#domains/parity/settings/promotions.ts';
import { saveRules } from '#domains/parity/settings/save-rules.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { PLANS, type Plan, type Sold } from './parity-plan.ts';
import type { World } from './world/world.ts';

const HOUR_MS = 3_600_000;
const FIRST_READ_HOURS = 30;
const LAST_READ_HOURS = 2;
const AT_ONCE = 1_000;
const PROMOTED_DAYS = 6;
const ACCEPTED_DAYS = 14;

const WORDS: Record<World['words']['locale'], { sale: string; agreed: string }> = {
  en: { sale: 'Marketplace week', agreed: 'Agreed with the web team for the season' },
  fa: { sale: 'هفتهٔ بازارگاه', agreed: 'با تیم فروشگاه اینترنتی برای این فصل توافق شده' },
  ar: { sale: 'أسبوع السوق الإلكتروني', agreed: 'متفق عليه مع فريق المتجر لهذا الموسم' },
  bg: { sale: 'Седмица на пазара', agreed: 'Договорено с екипа на онлайн магазина за сезона' },
};

/**
 * What the web shop, the app and the marketplace show, read twice: all of it yesterday as it should be, then what the
 * channels changed since. Every difference is planted and stands in `truth.drifts`; tolerances and a promotion cover the
 * rest. One is accepted, one is told to its channel, and one price is taken over as the channel's own.
 */
export async function seedParity(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const promoted = world.words.categories.at(-1)!.name;
  for (const { slug, rules, promotionBasisPoints } of PLANS) {
    const channelId = world.channels.find((channel) => channel.slug === slug)!.id;
    await saveRules(ctx, { channelId, ...rules });
    if (promotionBasisPoints === null) continue;
    const today = dayIn(world.words.business.timeZone, ctx.now);
    await addPromotion(ctx, {
      channelId,
      name: WORDS[world.words.locale].sale,
      category: promoted,
      offBasisPoints: promotionBasisPoints,
      fromOn: addDays(today, -PROMOTED_DAYS),
      untilOn: addDays(today, PROMOTED_DAYS),
    });
  }
  for (const plan of PLANS) await showAll(ctx, world, { plan, promoted });
  await sweepParity(ctx);
  await decideSome(ctx, world);
}

async function showAll(ctx: Ctx, world: World, at: { plan: Plan; promoted: string }): Promise<void> {
  const { plan, promoted } = at;
  const channelId = world.channels.find((channel) => channel.slug === plan.slug)!.id;
  const sold = await readSold(ctx, { channelId, promoted });
  const say = (one: Sold): ListingInput => ({
    externalId: one.externalId,
    currency: world.words.business.reportingCurrency,
    ...plan.show(one),
  });
  const read = async (listings: readonly ListingInput[], hoursAgo: number) => {
    const readAt = new Date(world.until - hoursAgo * HOUR_MS);
    for (let from = 0; from < listings.length; from += AT_ONCE) {
      const some = listings.slice(from, from + AT_ONCE);
      await recordListings(ctx, { channelId, source: plan.source, at: readAt, listings: some });
    }
  };
  await read(sold.map(say), FIRST_READ_HOURS);
  const left = new Set(sold);
  const planted = plan.faults.flatMap(({ kind, fits, change }) => {
    const one = left.values().find((candidate) => fits(candidate));
    if (!one) return [];
    left.delete(one);
    const listing = { ...say(one), ...change(one, sold) };
    return [{ kind, variantId: one.id, listing }];
  });
  await read(
    planted.map(({ listing }) => listing),
    LAST_READ_HOURS,
  );
  await ctx.db.$client.query(
    `insert into truth.drifts (channel_id, variant_id, kind)
     select $1, "variantId", kind from jsonb_to_recordset($2::jsonb) as p ("variantId" uuid, kind text)`,
    [channelId, JSON.stringify(planted)],
  );
}

/** What a channel lists, beside what the books say of it, by SKU. */
async function readSold(ctx: Ctx, of: { channelId: string; promoted: string }): Promise<Sold[]> {
  const { channelId, promoted } = of;
  const { rows } = await ctx.db.$client.query<Omit<Sold, 'available'>>(
    `select l.external_id as "externalId", v.id, v.title, v.price_minor as "priceMinor",
       v.allows_backorder as "allowsBackorder", (b.tax_rates ->> p.tax_class)::integer as "taxBasisPoints",
       p.category = $2 as "isPromoted"
     from business b cross join listings l join variants v on v.id = l.variant_id join products p on p.id = v.product_id
     where l.channel_id = $1 and v.archived_at is null and v.kind = 'goods' order by v.sku`,
    [channelId, promoted],
  );
  const variantIds = rows.map(({ id }) => id);
  const units = await inTransaction(ctx.db, (tx) =>
    readAvailability(tx, { channelIds: [channelId], variantIds, now: ctx.now }),
  );
  return rows.map((row) => ({
    ...row,
    available: units.get(availabilityKey({ channelId, variantId: row.id })) ?? 0,
  }));
}

async function decideSome(ctx: Ctx, world: World): Promise<void> {
  const today = dayIn(world.words.business.timeZone, ctx.now);
  const [accepted] = await readDrifts(ctx, { slug: 'web', kind: 'price' });
  const [told] = await readDrifts(ctx, { slug: 'app', kind: 'price' });
  const [taken] = await readDrifts(ctx, { slug: 'marketplace', kind: 'price' });
  if (accepted) {
    const reason = WORDS[world.words.locale].agreed;
    await acceptDrifts(ctx, { driftIds: [accepted], reason, until: addDays(today, ACCEPTED_DAYS) });
  }
  if (told) await correctDrifts(ctx, { driftIds: [told], side: 'channel' });
  if (taken) await correctDrifts(ctx, { driftIds: [taken], side: 'book' });
}

async function readDrifts(ctx: Ctx, of: { slug: string; kind: string }): Promise<string[]> {
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    `select d.id from parity_drifts d join channels c on c.id = d.channel_id
     where c.slug = $1 and d.kind = $2 and d.ended_at is null order by d.external_id`,
    [of.slug, of.kind],
  );
  return rows.map(({ id }) => id);
}
