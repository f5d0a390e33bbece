import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { SPANS, type Span } from '#domains/analytics/retention/list-stays.ts';
import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { isId } from '#lib/ids.ts';

/** What the cells of a cohort may tell; the last two only to those who may see costs. */
export const MEASURES = ['retention', 'net', 'netEach', 'cm2', 'cm2Each'] as const;

/** One of them. */
export type Measure = (typeof MEASURES)[number];

/** How many months back cohorts and curves go, besides the running one. */
export const REACHES = ['12', '24', '36'] as const;

/** What the address of the page asks for. */
export type Asked = {
  measure: Measure;
  measures: readonly Measure[];
  channelId: string | null;
  reach: (typeof REACHES)[number];
  sinceOn: string;
  span: Span;
};

/** Reads the address; what is not understood, or may not be seen, asks for nothing. */
export function readAsked(
  params: ListParams,
  { today, calendar, seesCosts }: { today: string; calendar: Calendar; seesCosts: boolean },
): Asked {
  const measures = MEASURES.filter((one) => seesCosts || !one.startsWith('cm2'));
  const channel = firstValueOf(params.channel);
  const reach = REACHES.find((one) => one === firstValueOf(params.reach)) ?? '12';
  return {
    measure: measures.find((one) => one === firstValueOf(params.measure)) ?? 'retention',
    measures,
    channelId: channel && isId(channel) ? channel : null,
    reach,
    sinceOn: monthOf(today, calendar, Number(reach)).from,
    span: SPANS.find((one) => one === firstValueOf(params.span)) ?? 'month',
  };
}
