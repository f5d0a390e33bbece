import type { Database } from '#db/client.ts';
import { addRule } from '#domains/alerts/add-rule.ts';
import { muteRule } from '#domains/alerts/mute-rule.ts';
import { learnRates } from '#domains/alerts/watching/learn-rates.ts';
import { watchChannels } from '#domains/alerts/watching/watch-channels.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { addDays, dayIn } from '#lib/time.ts';
import type { World } from '../world/world.ts';

const DAY_MS = 86_400_000;
const WATCH = { kind: 'job', id: 'watch-channels', name: 'watch-channels' } as const;

/** So long the demo has been watched, a look a day. */
const WATCHED_DAYS = 14;
/** Of these days the lowest few lie below the limit of sales. */
const LOW_DAYS = 2;
const ROUND_UNITS = 5;
const USUAL_SHARE = 80;
/** A silence that comes once in a hundred times. */
const RARE_PER_THOUSAND = 10;
const MOST_DRIFTS = 3;
const MUTED_HOURS = 72;
const COOLDOWN_HOURS = 12;

/**
 * Four rules of the demo, as somebody wrote them at the screen: low sales of the web shop, days out of the usual range, a
 * silent channel, and too many differences. They were watched day by day, so some alerts are over and some are open; of
 * the differences nobody is told while they are put right.
 */
export async function seedAlerts(db: Database, world: World): Promise<void> {
  const at = (daysBack: number, actor: Ctx['actor'] = SYSTEM): Ctx => ({
    db,
    actor,
    now: new Date(world.until - daysBack * DAY_MS),
  });
  const web = world.channels.find(({ slug }) => slug === 'web')!.id;
  const limit = await lowSalesOf(db, world, web);
  const rule = { cooldownHours: COOLDOWN_HOURS, watcherIds: [] };
  await addRule(at(WATCHED_DAYS), {
    ...rule,
    kind: 'threshold',
    metric: 'net',
    period: 'yesterday',
    direction: 'below',
    limit,
    channelId: web,
  });
  await addRule(at(WATCHED_DAYS), {
    ...rule,
    kind: 'band',
    metric: 'net',
    limit: USUAL_SHARE,
    channelId: web,
  });
  for (let back = WATCHED_DAYS - 1; back > 0; back--) await watchChannels(at(back, WATCH));
  await addRule(at(0), { ...rule, kind: 'quiet', metric: 'orders', limit: RARE_PER_THOUSAND });
  const { ruleId } = await addRule(at(0), { ...rule, kind: 'drifts', limit: MOST_DRIFTS });
  await learnRates(at(0, WATCH));
  await watchChannels(at(0, WATCH));
  await muteRule(at(0), { ruleId, hours: MUTED_HOURS });
}

/** Somewhat more than the lowest of the watched days brought in. */
async function lowSalesOf(db: Database, world: World, channelId: string): Promise<number> {
  const today = dayIn(world.words.business.timeZone, new Date(world.until));
  const { rows } = await db.$client.query<{ net: number }>(
    `select coalesce(sum(gross_minor - discounts_minor - returns_minor), 0)::bigint as net
     from generate_series($2::date, $3::date, '1 day') d (day)
     left join channel_days_now n on n.day = d.day::date and n.channel_id = $1
     group by d.day order by 1, d.day limit $4`,
    [channelId, addDays(today, -WATCHED_DAYS), addDays(today, -1), LOW_DAYS],
  );
  const step = world.words.priceUnitMinor * ROUND_UNITS;
  return (Math.floor(Math.max(0, ...rows.map(({ net }) => net)) / step) + 1) * step;
}
