import { addDays } from '../time.ts';

const WEEK_DAYS = 7;
const METONIC_YEARS = 19;
const EPACTS = 30;

/**
 * The Sunday of Easter in a year of the common calendar, as YYYY-MM-DD: the Sunday after the full moon of the church's
 * own table that comes on or after 21 March, which the eastern churches reckon by the Julian calendar.
 */
export function easterOf(year: number, church: 'western' | 'eastern'): string {
  const moon = church === 'western' ? westernMoon(year) : easternMoon(year);
  const weekday = new Date(`${moon}T00:00:00Z`).getUTCDay();
  return addDays(moon, WEEK_DAYS - weekday);
}

/** Clavius' table: corrected for leap years that are left out and for the moon, and never thirty days after 21 March. */
function westernMoon(year: number): string {
  const golden = year % METONIC_YEARS;
  const century = Math.floor(year / 100);
  const corrected = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const days = (METONIC_YEARS * golden + corrected + 15) % EPACTS;
  const isLate = days === 29 || (days === 28 && golden > 10);
  return addDays(`${year}-03-21`, isLate ? days - 1 : days);
}

function easternMoon(year: number): string {
  const days = (METONIC_YEARS * (year % METONIC_YEARS) + 15) % EPACTS;
  const behind = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return addDays(`${year}-03-21`, days + behind);
}
