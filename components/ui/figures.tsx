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

/** How long ago, within a day of `now`; the exact time is its hint. Pass one `now` for the whole page. */
export function TimeAgo({ at, now, prefs }: { at: Date; now: Date; prefs: Prefs }) {
  return (
    <time dateTime={at.toISOString()} title={formatDateTime(at, prefs)} className="whitespace-nowrap">
      {formatRelative(at, now, prefs)}
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
