import type { Database } from '#db/client.ts';
import { setBudgets } from '#domains/analytics/statement/budgets/set-budgets.ts';
import { statement } from '#domains/analytics/statement/statement.ts';
import { OF_NONE } from '#domains/analytics/statement/statement-filter.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { closePeriod } from '#domains/money/periods/close-period.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { averageOrderMinor } from './story/plan-demand.ts';
import { seasonOf } from './story/seasons.ts';
import type { World } from './world/world.ts';

const MONTHS_OF_YEAR = 12;
const DAYS_OF_YEAR = 365;
const MID_MONTH_DAYS = 14;
/** The last month that ended stays open: its bills still come. */
const FIRST_CLOSED = 4;
const LAST_CLOSED = 2;
const CLOSING_NOTE: Record<World['words']['locale'], string> = {
  en: 'Bills are in, VAT is filed.',
  fa: 'صورت‌حساب‌ها رسیده و ارزش‌افزوده اظهار شده است.',
  ar: 'وصلت الفواتير وقُدِّم الإقرار الضريبي.',
  bg: 'Фактурите са получени, ДДС е деклариран.',
};

/** A budget is round, and a little more than an ordinary month of the same season. */
const AMBITION = 1.08;
const ROUND_UNITS = 10;
const CM1_OF_NET = 0.47;
const SHOP_FIXED = 0.28;
const ONLINE_FIXED = 0.15;

/** Budgets of this year's months by channel and by category, and the books closed up to the month before the last one that ended. */
export async function seedStatement(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const calendar = calendarOfBooks(world.words.business.calendar);
  const today = dayIn(world.words.business.timeZone, ctx.now);
  const months = monthsOfYear(today, calendar);
  await setBudgets(ctx, { by: 'channel', rows: months.flatMap((month) => budgetOf(world, month)) });
  const shares = await sharesOfCategories(ctx, today);
  await setBudgets(ctx, {
    by: 'category',
    rows: months.flatMap((month) => budgetOfCategories(world, month, shares)),
  });
  for (let back = FIRST_CLOSED; back >= LAST_CLOSED; back--) {
    const { to } = monthOf(today, calendar, back);
    await closePeriod(ctx, { toDay: to, note: CLOSING_NOTE[world.words.locale] });
  }
}

/** The first days of the months of the year in which a day lies. */
function monthsOfYear(today: string, calendar: Calendar): string[] {
  const year = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { year: 'numeric', timeZone: 'UTC' });
  const yearOf = (day: string) => year.format(new Date(`${day}T12:00:00Z`));
  const isThisYear = (month: { from: string }) => yearOf(month.from) === yearOf(today);
  const around = Array.from({ length: 2 * MONTHS_OF_YEAR }, (_, at) =>
    monthOf(today, calendar, MONTHS_OF_YEAR - at),
  );
  return around.filter(isThisYear).map(({ from }) => from);
}

type CategoryShare = { key: string; share: number; cm1OfNet: number };

/** What part of the sales of the last year each category had, and how much of its own was left after the goods. */
async function sharesOfCategories(ctx: Ctx, today: string): Promise<CategoryShare[]> {
  const period = { from: addDays(today, -DAYS_OF_YEAR), to: addDays(today, -1) };
  const { columns } = await statement(ctx, { period, by: 'category', against: null });
  const sold = columns.flatMap(({ key, now: { net = 0, cm1 = 0 } }) =>
    key === null || key === OF_NONE || net <= 0 ? [] : [{ key, net, cm1 }],
  );
  const all = sold.reduce((sum, { net }) => sum + net, 0);
  return sold.map(({ key, net, cm1 }) => ({ key, share: net / all, cm1OfNet: cm1 / net }));
}

function budgetOfCategories(world: World, fromDay: string, shares: readonly CategoryShare[]) {
  const { ordinary, sales, round } = monthOfWorld(world, fromDay);
  return shares.flatMap(({ key, share, cm1OfNet }) => {
    const net = ordinary * share * sales;
    return [
      { key, fromDay, line: 'net' as const, amountMinor: round(net) },
      { key, fromDay, line: 'cm1' as const, amountMinor: round(net * cm1OfNet) },
    ];
  });
}

/** An ordinary month as one hopes for it, how far this one differs by its season, and how budgets are rounded. */
function monthOfWorld(world: World, fromDay: string) {
  const ordinary = ((averageOrderMinor(world) * world.orders) / world.months) * AMBITION;
  const { sales } = seasonOf(world.words, addDays(fromDay, MID_MONTH_DAYS));
  const step = world.words.priceUnitMinor * ROUND_UNITS;
  return { ordinary, sales, round: (minor: number) => Math.round(minor / step) * step };
}

function budgetOf(world: World, fromDay: string) {
  const { ordinary, sales, round } = monthOfWorld(world, fromDay);
  return world.channels.flatMap(({ id: key, slug, kind, share }) => {
    const net = ordinary * share * sales;
    const spend = world.campaigns.filter(({ channel }) => channel === slug);
    const amounts = {
      net,
      cm1: net * CM1_OF_NET,
      marketing: ordinary * share * spend.reduce((sum, { spendShare }) => sum + spendShare, 0),
      fixed: ordinary * share * (kind === 'store' ? SHOP_FIXED : ONLINE_FIXED),
    };
    return Object.entries(amounts).map(([line, minor]) => ({
      key,
      fromDay,
      line: line as keyof typeof amounts,
      amountMinor: round(minor),
    }));
  });
}
