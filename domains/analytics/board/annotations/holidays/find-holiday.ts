import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { publicHolidays } from '#lib/holidays/public-holidays.ts';
import { getBusiness } from '../../../../settings/get-business.ts';
import type { NamedHoliday } from './holiday-cause.ts';

/** The holiday of a name and first day in the business's country. @throws NOT_FOUND when its calendar has none. */
export async function findHoliday(tx: Tx, { key, day }: Pick<NamedHoliday, 'key' | 'day'>) {
  const { country } = await getBusiness(tx);
  const holiday = publicHolidays(country, { from: day, to: day }).find(
    (one) => one.key === key && one.startsOn === day,
  );
  if (holiday) return { ...holiday, country };
  throw new AppError('NOT_FOUND', 'The calendar of the country has no such holiday.', {
    details: { reason: 'gone', thing: 'other' },
  });
}
