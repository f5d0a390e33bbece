/** When a holiday comes, and for how many days. Months count from 1, weekdays from Sunday as 0. */
export type HolidayRule = {
  /** Its name, under `holidays.names` of the messages. */
  key: string;
  /** One day unless told. */
  days?: number;
  /** It was a holiday up to this day. */
  until?: string;
} & (
  | { by: 'sun' | 'jalali' | 'moon'; month: number; day: number }
  | { by: 'easter'; offset: number }
  /** The first such weekday of a month, or the last one. */
  | { by: 'weekday'; month: number; weekday: number; which: 'first' | 'last' }
);

/** The public holidays of a country, and how it reckons them. */
export type HolidayBook = {
  rules: readonly HolidayRule[];
  moon?: 'iran' | 'umm-al-qura';
  easter?: 'western' | 'eastern';
  /** The holidays that give a free day of the next week when they fall on Saturday or Sunday. */
  moved?: readonly string[];
};

const sun = (month: number, day: number, key: string): HolidayRule => ({ by: 'sun', month, day, key });
const jalali = (month: number, day: number, key: string): HolidayRule => ({ by: 'jalali', month, day, key });
const moon = (month: number, day: number, key: string): HolidayRule => ({ by: 'moon', month, day, key });
const easter = (offset: number, key: string): HolidayRule => ({ by: 'easter', offset, key });
const MONDAY = 1;

const IRAN: HolidayBook = {
  moon: 'iran',
  rules: [
    { ...jalali(1, 1, 'nowruz'), days: 4 },
    jalali(1, 12, 'islamicRepublicDay'),
    jalali(1, 13, 'natureDay'),
    jalali(3, 14, 'khomeiniDeath'),
    jalali(3, 15, 'khordad15'),
    jalali(11, 22, 'revolutionDay'),
    jalali(12, 29, 'oilDay'),
    moon(1, 9, 'tasua'),
    moon(1, 10, 'ashura'),
    moon(2, 20, 'arbaeen'),
    moon(2, 28, 'prophetDeath'),
    moon(2, 30, 'rezaMartyrdom'),
    moon(3, 8, 'askariMartyrdom'),
    moon(3, 17, 'prophetBirthIran'),
    moon(6, 3, 'fatimaMartyrdom'),
    moon(7, 13, 'aliBirth'),
    moon(7, 27, 'mabas'),
    moon(8, 15, 'mahdiBirth'),
    moon(9, 21, 'aliMartyrdom'),
    { ...moon(10, 1, 'eidFitr'), days: 2 },
    // The calendar of 1405 lists it no more.
    { ...moon(10, 25, 'sadeqMartyrdom'), until: '2026-03-20' },
    moon(12, 10, 'eidAdha'),
    moon(12, 18, 'ghadir'),
  ],
};

const BULGARIA: HolidayBook = {
  easter: 'eastern',
  rules: [
    sun(1, 1, 'newYear'),
    sun(3, 3, 'liberationDay'),
    easter(-2, 'goodFriday'),
    easter(-1, 'holySaturday'),
    easter(0, 'easterSunday'),
    easter(1, 'easterMonday'),
    sun(5, 1, 'labourDay'),
    sun(5, 6, 'saintGeorge'),
    sun(5, 24, 'lettersDay'),
    sun(9, 6, 'unificationDay'),
    sun(9, 22, 'independenceDay'),
    sun(12, 24, 'christmasEve'),
    sun(12, 25, 'christmas'),
    sun(12, 26, 'secondChristmas'),
  ],
  moved: [
    'newYear',
    'liberationDay',
    'labourDay',
    'saintGeorge',
    'lettersDay',
    'unificationDay',
    'independenceDay',
    'christmasEve',
    'christmas',
    'secondChristmas',
  ],
};

const BRITAIN: HolidayBook = {
  easter: 'western',
  rules: [
    sun(1, 1, 'newYear'),
    easter(-2, 'goodFriday'),
    easter(1, 'easterMonday'),
    { by: 'weekday', month: 5, weekday: MONDAY, which: 'first', key: 'earlyMay' },
    { by: 'weekday', month: 5, weekday: MONDAY, which: 'last', key: 'springBank' },
    { by: 'weekday', month: 8, weekday: MONDAY, which: 'last', key: 'summerBank' },
    sun(12, 25, 'christmas'),
    sun(12, 26, 'boxingDay'),
  ],
  moved: ['newYear', 'christmas', 'boxingDay'],
};

const EGYPT: HolidayBook = {
  moon: 'umm-al-qura',
  easter: 'eastern',
  rules: [
    sun(1, 7, 'copticChristmas'),
    sun(1, 25, 'january25'),
    easter(1, 'shamElNessim'),
    sun(4, 25, 'sinaiDay'),
    sun(5, 1, 'labourDay'),
    sun(6, 30, 'june30'),
    sun(7, 23, 'july23'),
    sun(10, 6, 'october6'),
    { ...moon(10, 1, 'eidFitr'), days: 3 },
    moon(12, 9, 'arafat'),
    { ...moon(12, 10, 'eidAdha'), days: 3 },
    moon(1, 1, 'hijriNewYear'),
    moon(3, 12, 'prophetBirth'),
  ],
};

/** The countries whose public holidays we know, by their two letters. Of Britain those of England and Wales. */
export const HOLIDAY_BOOKS: Readonly<Record<string, HolidayBook>> = {
  IR: IRAN,
  BG: BULGARIA,
  GB: BRITAIN,
  EG: EGYPT,
};
