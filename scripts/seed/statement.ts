import type { Database } from '#db/client.ts';
import { setBudgets } from '#domains/analytics/statement/budgets/set-budgets.ts';
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

/** Budgets of this year's months by channel, and the books closed up to the month before the last one that ended. */
export async function seedStatement(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const calendar = calendarOfBooks(world.words.business.calendar);
  const today = dayIn(world.words.business.timeZone, ctx.now);
  await setBudgets(ctx, {
    by: 'channel',
    rows: monthsOfYear(today, calendar).flatMap((month) => budgetOf(world, month)),
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

function budgetOf(world: World, fromDay: string) {
  const ordinary = ((averageOrderMinor(world) * world.orders) / world.months) * AMBITION;
  const { sales } = seasonOf(world.words, addDays(fromDay, MID_MONTH_DAYS));
  const step = world.words.priceUnitMinor * ROUND_UNITS;
  const round = (minor: number) => Math.round(minor / step) * step;
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
