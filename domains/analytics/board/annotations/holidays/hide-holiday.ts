import { command } from '../../../../command.ts';
import { findHoliday } from './find-holiday.ts';
import { hideInPlace } from './hide-in-place.ts';
import { holidayCause } from './holiday-cause.ts';
import { HolidayInput } from './input.ts';

/** Shows a public holiday no more; `showHoliday` brings it back. @throws NOT_FOUND when the country has none such. */
export const hideHoliday = command('annotation.write', {
  input: HolidayInput,
  run: async (tx, { key, day }, ctx) => {
    const { country, startsOn, endsOn } = await findHoliday(tx, { key, day });
    const cause = holidayCause({ country, key, day });
    await hideInPlace(tx, { cause, startsOn, endsOn, text: key }, { name: ctx.actor.name, now: ctx.now });
    return {
      result: { cause },
      subjectKind: 'annotation',
      subjectId: cause,
      summary: { kind: 'holiday', day },
      before: { isShown: true },
      after: { isShown: false },
    };
  },
});
