import type { LocationRow } from '#domains/fulfilment/list-locations.ts';
import { normaliseDigits, parseDecimalToMinor, parseInteger } from '#lib/digits.ts';
import { isDay } from '#lib/time.ts';

type OpeningHours = NonNullable<LocationRow['hours']>;

/** What the longer part of the form says of a place. */
export type PlaceFacts = {
  position: { latitude: number; longitude: number } | null;
  hours: OpeningHours | null;
  dailyOrders: number | null;
  dayCostMinor: number;
  orderCostMinor: number;
  unitCostMinor: number;
  orderMinutes: number;
  unitMinutes: number;
};

const TIME = /^([01]?\d|2[0-4]):([0-5]\d)$/;
const DAY_MINUTES = 1_440;
const DEGREES = /^-?\d{1,3}(\.\d{1,8})?$/;

/** Minutes as one would type a time: 540 is 09:00. */
export function timeText(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return '';
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A time such as 09:00 in minutes; null for nothing, undefined where it is unclear. */
export function readTime(text: string): number | null | undefined {
  const typed = normaliseDigits(text.trim());
  if (typed === '') return null;
  const [, hours, minutes] = TIME.exec(typed) ?? [];
  if (hours === undefined) return undefined;
  const value = Number(hours) * 60 + Number(minutes);
  return value <= DAY_MINUTES ? value : undefined;
}

/** Reads the form; null where a time, day or figure is unclear. `decimals` are those of the currency. */
export function readPlace(form: FormData, decimals: number): PlaceFacts | null {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const whole = (name: string) => (text(name) === '' ? 0 : figureOf(parseInteger(text(name))));
  const cost = (name: string) =>
    text(name) === '' ? 0 : figureOf(parseDecimalToMinor(text(name), decimals));
  const position = readPosition(text('latitude'), text('longitude'));
  const hours = form.get('hasHours') === 'on' ? readHours(text) : null;
  const facts = {
    position,
    hours,
    dailyOrders: text('dailyOrders') === '' ? null : figureOf(parseInteger(text('dailyOrders'))),
    dayCostMinor: cost('dayCost'),
    orderCostMinor: cost('orderCost'),
    unitCostMinor: cost('unitCost'),
    orderMinutes: whole('orderMinutes'),
    unitMinutes: whole('unitMinutes'),
  };
  return isClear(facts) ? facts : null;
}

type Read = { [Fact in keyof PlaceFacts]: PlaceFacts[Fact] | undefined };

function isClear(facts: Read): facts is PlaceFacts {
  return !Object.values(facts).includes(undefined);
}

function figureOf(parsed: { ok: true; value: number } | { ok: false }): number | undefined {
  return parsed.ok && parsed.value >= 0 ? parsed.value : undefined;
}

function readPosition(latitude: string, longitude: string): PlaceFacts['position'] | undefined {
  const [north, east] = [normaliseDigits(latitude), normaliseDigits(longitude)];
  if (north === '' && east === '') return null;
  if (!DEGREES.test(north) || !DEGREES.test(east)) return undefined;
  return { latitude: Number(north), longitude: Number(east) };
}

function readHours(text: (name: string) => string): OpeningHours | undefined {
  const week: OpeningHours['week'] = [];
  for (let day = 0; day < 7; day++) {
    const [opens, closes] = [readTime(text(`opens${day}`)), readTime(text(`closes${day}`))];
    if (opens === undefined || closes === undefined || (opens === null) !== (closes === null))
      return undefined;
    if (opens !== null && closes !== null && opens >= closes) return undefined;
    week.push(opens === null || closes === null ? null : { opens, closes });
  }
  const cutOff = readTime(text('cutOff'));
  const closedOn = normaliseDigits(text('closedOn'))
    .split(/[\s,،]+/)
    .filter((day) => day !== '');
  if (cutOff === undefined || !closedOn.every(isDay)) return undefined;
  return { week, closedOn: closedOn.sort(), cutOff };
}
