import { formatBusinessDate, formatDate, formatDateTime, formatRelative } from '#lib/format/format-date.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** An amount in minor units of its currency. */
export function Money({
  amountMinor,
  currency,
  prefs,
}: {
  amountMinor: number | bigint;
  currency: string;
  prefs: Prefs;
}) {
  return <bdi className="whitespace-nowrap">{formatMoney(amountMinor, currency, prefs)}</bdi>;
}

/** A count or quantity. */
export function Count({ value, prefs }: { value: number; prefs: Prefs }) {
  return <bdi>{formatNumber(value, prefs)}</bdi>;
}

const FORMATS = { date: formatDate, dateTime: formatDateTime };

/** An instant in the reader's calendar and time zone. */
export function Time({
  at,
  prefs,
  shape = 'dateTime',
}: {
  at: Date;
  prefs: Prefs;
  shape?: 'date' | 'dateTime';
}) {
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {FORMATS[shape](at, prefs)}
    </time>
  );
}

/**
 * How long ago, within a day of `now`; the moment itself is its hint, and stands on paper: a sheet is read later.
 * Pass one `now` for the whole page.
 */
export function TimeAgo({ at, now, prefs }: { at: Date; now: Date; prefs: Prefs }) {
  const moment = formatDateTime(at, prefs);
  return (
    <time dateTime={at.toISOString()} title={moment} className="whitespace-nowrap">
      <span className="print:hidden">{formatRelative(at, now, prefs)}</span>
      <span className="hidden print:inline">{moment}</span>
    </time>
  );
}

/** A business day such as 2026-11-22, without time or zone. */
export function Day({ on, prefs }: { on: string; prefs: Prefs }) {
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {formatBusinessDate(on, prefs)}
    </time>
  );
}
