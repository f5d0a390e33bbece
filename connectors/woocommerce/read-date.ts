import { isOnCalendar } from '../read/fields.ts';
import { invalidField } from '../read/read-shape.ts';

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

const DAY_MS = 86_400_000;

/** Whose time is read: the shop's zone, and the thing that a refusal names. */
export interface Site {
  timeZone: string;
  thing: string;
}

/**
 * The moment of a WooCommerce date: the `_gmt` field when there is one, else the site's local time in the shop's zone. A
 * text that carries its own offset is taken at its word. In the hour that a clock change skips or repeats, the earlier
 * offset counts. Null when neither is stated; INVALID_INPUT when it is no date or the zone is unknown.
 */
export function readDate(stated: { gmt: string | null; local: string | null }, site: Site): Date | null {
  if (stated.gmt !== null) return toInstant(stated.gmt, { ...site, timeZone: 'UTC' });
  return stated.local === null ? null : toInstant(stated.local, site);
}

function toInstant(text: string, site: Site): Date {
  const match = DATE_TIME.exec(text);
  if (!match || !isOnCalendar(text)) {
    throw invalidField({
      thing: site.thing,
      field: ['date'],
      value: { date: text },
      why: 'must be a date and time such as 2026-11-21T10:00:00',
    });
  }
  const naive = new Date(match[7] ? text : `${text.replace(' ', 'T')}Z`);
  if (match[7] || site.timeZone === 'UTC') return naive;
  const before = offsetMs(new Date(naive.getTime() - DAY_MS), site);
  const early = new Date(naive.getTime() - before);
  const after = offsetMs(early, site);
  const late = new Date(naive.getTime() - after);
  return after !== before && offsetMs(late, site) === after ? late : early;
}

function offsetMs(at: Date, site: Site): number {
  const parts = formatterOf(site).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(at.getTime() / 1000) * 1000;
}

function formatterOf({ timeZone, thing }: Site): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw invalidField({
      thing,
      field: ['timeZone'],
      value: { timeZone },
      why: 'must be a time zone of the channel, such as Asia/Tehran',
    });
  }
}
