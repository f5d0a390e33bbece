import { describe, expect, it } from 'vitest';
import { addDays } from '../time.ts';
import { easterOf } from './easter.ts';
import { knowsHolidays, knowsMoon, publicHolidays } from './public-holidays.ts';

const daysOf = (country: string, from: string, to: string) =>
  publicHolidays(country, { from, to }).map(({ startsOn, key }) => `${startsOn} ${key}`);
const dayOf = (country: string, year: number, key: string) =>
  publicHolidays(country, { from: `${year}-01-01`, to: `${year}-12-31` })
    .filter((holiday) => holiday.key === key)
    .map(({ startsOn }) => startsOn);

describe('the public holidays of Iran', () => {
  it('are those that its calendar of 1405 lists: twenty-five days, two feasts of the fast among them', () => {
    const year = { from: '2026-03-21', to: '2027-03-20' };
    const holidays = publicHolidays('IR', year);
    const days = new Set(
      holidays.flatMap(({ startsOn, endsOn }) =>
        startsOn === endsOn ? [startsOn] : between(startsOn, endsOn),
      ),
    );
    expect(days.size).toBe(25);
    expect(holidays.filter(({ key }) => key === 'eidFitr').map(({ startsOn }) => startsOn)).toEqual([
      '2026-03-21',
      '2027-03-10',
    ]);
    expect(holidays.find(({ key }) => key === 'nowruz')).toMatchObject({
      startsOn: '2026-03-21',
      endsOn: '2026-03-24',
    });
    // 6, 14 and 15 Khordad, 3 and 4 Tir.
    expect(daysOf('IR', '2026-05-22', '2026-07-22')).toEqual([
      '2026-05-27 eidAdha',
      '2026-06-04 ghadir',
      '2026-06-04 khomeiniDeath',
      '2026-06-05 khordad15',
      '2026-06-24 tasua',
      '2026-06-25 ashura',
    ]);
    expect(daysOf('IR', '2026-04-21', '2026-05-21')).toEqual([]);
  });

  it('are those that its calendar of 1403 lists, by the moon that was seen there', () => {
    // 13, 22 Farvardin, 15 Ordibehesht, 28 Khordad, 5 and 26 Tir, 4 Shahrivar, 25 Dey.
    expect(dayOf('IR', 2024, 'aliMartyrdom')).toEqual(['2024-04-01']);
    expect(dayOf('IR', 2024, 'eidFitr')).toEqual(['2024-04-10']);
    expect(dayOf('IR', 2024, 'sadeqMartyrdom')).toEqual(['2024-05-04']);
    expect(dayOf('IR', 2024, 'eidAdha')).toEqual(['2024-06-17']);
    expect(dayOf('IR', 2024, 'ghadir')).toEqual(['2024-06-25']);
    expect(dayOf('IR', 2024, 'ashura')).toEqual(['2024-07-16']);
    expect(dayOf('IR', 2024, 'arbaeen')).toEqual(['2024-08-25']);
    expect(dayOf('IR', 2025, 'aliBirth')).toEqual(['2025-01-14']);
    expect(dayOf('IR', 2026, 'sadeqMartyrdom')).toEqual([]);
  });

  it('begin the year with spring, also after a leap year', () => {
    expect(dayOf('IR', 2025, 'nowruz')).toEqual(['2025-03-21']);
    expect(dayOf('IR', 2024, 'nowruz')).toEqual(['2024-03-20']);
    expect(dayOf('IR', 2026, 'revolutionDay')).toEqual(['2026-02-11']);
    expect(dayOf('IR', 2026, 'oilDay')).toEqual(['2026-03-20']);
  });

  it('say nothing of the moon where no calendar was published', () => {
    expect(knowsMoon('IR', { from: '2026-01-01', to: '2026-12-31' })).toBe(true);
    expect(knowsMoon('IR', { from: '2027-03-01', to: '2027-06-30' })).toBe(false);
    expect(dayOf('IR', 2030, 'ashura')).toEqual([]);
    expect(dayOf('IR', 2030, 'nowruz')).toEqual(['2030-03-21']);
  });
});

describe('the public holidays of other countries', () => {
  it('give Bulgaria a free Monday for a feast on Sunday, and Easter by the eastern church', () => {
    expect(dayOf('BG', 2026, 'liberationDay')).toEqual(['2026-03-03']);
    expect(dayOf('BG', 2026, 'easterSunday')).toEqual(['2026-04-12']);
    expect(dayOf('BG', 2026, 'lettersDay')).toEqual(['2026-05-24', '2026-05-25']);
    expect(daysOf('BG', '2026-12-20', '2026-12-31')).toEqual([
      '2026-12-24 christmasEve',
      '2026-12-25 christmas',
      '2026-12-26 secondChristmas',
      '2026-12-28 secondChristmas',
    ]);
    // In 2027 the feast of labour is the Saturday before Easter.
    expect(dayOf('BG', 2027, 'labourDay')).toEqual(['2027-05-01', '2027-05-04']);
  });

  it('give England a substitute day for Christmas and Boxing Day', () => {
    expect(dayOf('GB', 2026, 'boxingDay')).toEqual(['2026-12-26', '2026-12-28']);
    expect(dayOf('GB', 2027, 'christmas')).toEqual(['2027-12-25', '2027-12-27']);
    expect(dayOf('GB', 2027, 'boxingDay')).toEqual(['2027-12-26', '2027-12-28']);
    expect(dayOf('GB', 2022, 'christmas')).toEqual(['2022-12-25', '2022-12-27']);
    expect(daysOf('GB', '2026-04-01', '2026-08-31')).toEqual([
      '2026-04-03 goodFriday',
      '2026-04-06 easterMonday',
      '2026-05-04 earlyMay',
      '2026-05-25 springBank',
      '2026-08-31 summerBank',
    ]);
    const [instead] = publicHolidays('GB', { from: '2026-12-28', to: '2026-12-28' });
    expect(instead).toMatchObject({ key: 'boxingDay', isInstead: true });
  });

  it('follow both moon and sun in Egypt', () => {
    expect(dayOf('EG', 2026, 'shamElNessim')).toEqual(['2026-04-13']);
    expect(publicHolidays('EG', { from: '2026-03-21', to: '2026-03-21' })).toMatchObject([
      { key: 'eidFitr', startsOn: '2026-03-20', endsOn: '2026-03-22' },
    ]);
    expect(dayOf('EG', 2025, 'eidAdha')).toEqual(['2025-06-06']);
  });

  it('are not known of every country', () => {
    expect(knowsHolidays('FR')).toBe(false);
    expect(knowsHolidays('constructor')).toBe(false);
    expect(publicHolidays('FR', { from: '2026-01-01', to: '2026-12-31' })).toEqual([]);
  });
});

describe('Easter', () => {
  it('is where the churches keep it', () => {
    const western = ['2019-04-21', '2024-03-31', '2025-04-20', '2038-04-25', '1981-04-19', '1954-04-18'];
    for (const day of western) expect(easterOf(Number(day.slice(0, 4)), 'western')).toBe(day);
    const eastern = ['2024-05-05', '2025-04-20', '2026-04-12', '2027-05-02'];
    for (const day of eastern) expect(easterOf(Number(day.slice(0, 4)), 'eastern')).toBe(day);
  });
});

function between(from: string, to: string): string[] {
  return from > to ? [] : [from, ...between(addDays(from, 1), to)];
}
