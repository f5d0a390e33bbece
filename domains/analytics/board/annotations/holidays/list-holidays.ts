import { type Holiday, publicHolidays } from '#lib/holidays/public-holidays.ts';
import type { Ctx } from '../../../../context.ts';
import { getBusiness } from '../../../../settings/get-business.ts';
import { lengthOf, type Period } from '../../../period.ts';
import { calendarCause, holidayCause } from './holiday-cause.ts';

/** Over longer days so many holidays hide what happened. */
const MOST_DAYS = 400;

/** A holiday of the country of the business. */
export type ShownHoliday = Holiday & { country: string; cause: string };

/**
 * The public holidays in the business's country that touch a period of at most 400 days, but for those that somebody hid
 * or wrote anew. Reckoned, not stored.
 */
export async function listHolidays(ctx: Pick<Ctx, 'db'>, period: Period): Promise<ShownHoliday[]> {
  if (lengthOf(period) > MOST_DAYS) return [];
  const { country } = await getBusiness(ctx.db);
  const holidays = publicHolidays(country, period).map((holiday) => ({
    ...holiday,
    country,
    cause: holidayCause({ country, key: holiday.key, day: holiday.startsOn }),
  }));
  if (holidays.length === 0) return [];
  const told = await readTold(ctx, [calendarCause(country), ...holidays.map(({ cause }) => cause)]);
  if (told.has(calendarCause(country))) return [];
  return holidays.filter(({ cause }) => !told.has(cause));
}

/** Whether the public holidays of a country are hidden altogether. */
export async function isCalendarHidden(ctx: Pick<Ctx, 'db'>, country: string): Promise<boolean> {
  return (await readTold(ctx, [calendarCause(country)])).size > 0;
}

async function readTold({ db }: Pick<Ctx, 'db'>, causes: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.$client.query<{ cause: string }>({
    name: 'annotations-of-holidays',
    text: 'select cause from annotations where cause = any ($1)',
    values: [causes],
  });
  return new Set(rows.map(({ cause }) => cause));
}
