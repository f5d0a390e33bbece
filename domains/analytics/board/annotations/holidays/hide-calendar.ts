import { dayIn } from '#lib/time.ts';
import { command } from '../../../../command.ts';
import { getBusiness } from '../../../../settings/get-business.ts';
import { hideInPlace } from './hide-in-place.ts';
import { calendarCause } from './holiday-cause.ts';
import { CalendarInput } from './input.ts';

/** Shows no public holidays of the country any more; what was written by hand or written anew stays. */
export const hideCalendar = command('settings.write', {
  input: CalendarInput,
  run: async (tx, _, ctx) => {
    const { country, timeZone } = await getBusiness(tx);
    const today = dayIn(timeZone, ctx.now);
    const place = { cause: calendarCause(country), startsOn: today, endsOn: today, text: country };
    await hideInPlace(tx, place, { name: ctx.actor.name, now: ctx.now });
    return {
      result: null,
      subjectKind: 'annotation',
      subjectId: calendarCause(country),
      before: { isShown: true },
      after: { isShown: false },
    };
  },
});
