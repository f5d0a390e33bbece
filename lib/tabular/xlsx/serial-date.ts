/** What a number format shows of a date. */
export type DateShape = 'date' | 'time' | 'dateTime';

const DAY_MS = 86_400_000;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;
const DAYS_TO_1904 = 1_462;
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** The 29th of February 1900, which spreadsheets count though it never was. */
const FALSE_LEAP_DAY = 60;

/** Whether a number format, by its number or its own code, shows dates or times; elapsed hours (`[h]`) count as numbers. */
export function dateShapeOf(formatId: number, code: string | null): DateShape | null {
  if (code !== null) return shapeOfCode(code);
  if ((formatId >= 14 && formatId <= 17) || (formatId >= 27 && formatId <= 31) || formatId === 36)
    return 'date';
  if ((formatId >= 50 && formatId <= 54) || formatId === 57 || formatId === 58) return 'date';
  if ((formatId >= 18 && formatId <= 21) || (formatId >= 32 && formatId <= 35)) return 'time';
  if (formatId === 45 || formatId === 47 || formatId === 55 || formatId === 56) return 'time';
  return formatId === 22 ? 'dateTime' : null;
}

/** The ISO text (`yyyy-mm-dd`, with `Thh:mm:ss` or only that where the format says so) of a serial day; null outside 1900–9999. */
export function serialToIso(serial: number, shape: DateShape, is1904: boolean): string | null {
  if (!(serial >= 0)) return null;
  if (shape === 'time' && serial < 1) return timeText(Math.round(serial * DAY_MS) % DAY_MS);
  const counted = is1904 ? serial + DAYS_TO_1904 : serial;
  const day = Math.floor(counted);
  if (counted >= LAST_SERIAL + 1 || day === FALSE_LEAP_DAY || day < 1) return null;
  const shift = day < FALSE_LEAP_DAY ? DAY_MS : 0;
  const instant = new Date(EPOCH_MS + shift + Math.round(counted * DAY_MS)).toISOString();
  const timeMs = Math.round((counted - day) * DAY_MS);
  if (shape === 'date' && timeMs === 0) return instant.slice(0, 10);
  return instant.endsWith('.000Z') ? instant.slice(0, 19) : instant.slice(0, -1);
}

/** The serial day of `yyyy-mm-dd` or `yyyy-mm-dd hh:mm:ss`, for writing; null before March 1900 or when it is no date. */
export function isoToSerial(text: string): number | null {
  const ms = Date.parse(`${text.length === 10 ? `${text}T00:00:00` : text.replace(' ', 'T')}Z`);
  if (Number.isNaN(ms)) return null;
  const serial = (ms - EPOCH_MS) / DAY_MS;
  return serial > FALSE_LEAP_DAY && serial < LAST_SERIAL + 1 ? serial : null;
}

function shapeOfCode(code: string): DateShape | null {
  if (/\[(h+|m+|s+)\]/i.test(code)) return null;
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (/general/i.test(bare)) return null;
  const hasTime = /[hs]/i.test(bare);
  const hasDay = /[yd]/i.test(bare) || (!hasTime && /m/i.test(bare));
  if (hasDay) return hasTime ? 'dateTime' : 'date';
  return hasTime ? 'time' : null;
}

function timeText(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.endsWith('.000Z') ? text.slice(11, 19) : text.slice(11, -1);
}
