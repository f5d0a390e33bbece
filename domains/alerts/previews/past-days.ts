import { addDays } from '#lib/time.ts';
import type { Clock } from '../readings/read-clock.ts';

/** So many days a rule is tried on. */
export const DAYS_BACK = 90;

/** The days that a rule is tried on: whole ones, the last is yesterday. */
export function pastDays({ today }: Pick<Clock, 'today'>): string[] {
  return Array.from({ length: DAYS_BACK }, (_, at) => addDays(today, at - DAYS_BACK));
}
