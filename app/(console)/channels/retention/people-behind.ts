import { hrefWith } from '#components/table/list-location.ts';
import type { Period } from '#domains/analytics/period.ts';

const PATH = '/channels/retention/people';

type Of = { channelId: string | null };

/** The address of the people of a cohort, and what they did on some days. */
export function cohortPeople({ channelId, won, days }: Of & { won: Period; days: Period }): string {
  return hrefWith(
    { pathname: PATH, params: {} },
    {
      rows: 'cohort',
      channel: channelId,
      'won-from': won.from,
      'won-to': won.to,
      from: days.from,
      to: days.to,
    },
  );
}

/** The address of those who bought in both of two months or quarters. */
export function stayedPeople({ channelId, days, next }: Of & { days: Period; next: Period }): string {
  return hrefWith(
    { pathname: PATH, params: {} },
    {
      rows: 'stayed',
      channel: channelId,
      from: days.from,
      to: days.to,
      'next-from': next.from,
      'next-to': next.to,
    },
  );
}

/** The address of those who may be leaving. */
export function leavingPeople({ channelId, rows }: Of & { rows: 'low' | 'late' }): string {
  return hrefWith({ pathname: PATH, params: {} }, { rows, channel: channelId });
}
