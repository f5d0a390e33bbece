import { command } from '../../../../command.ts';
import { findHoliday } from './find-holiday.ts';
import { holidayCause } from './holiday-cause.ts';
import { HolidayInput } from './input.ts';

/** Shows a public holiday again that was hidden. @throws NOT_FOUND when the country has none such. */
export const showHoliday = command('annotation.write', {
  input: HolidayInput,
  run: async (tx, { key, day }) => {
    const { country } = await findHoliday(tx, { key, day });
    const cause = holidayCause({ country, key, day });
    await tx.$client.query('delete from annotations where cause = $1 and removed_at is not null', [cause]);
    return {
      result: { cause },
      subjectKind: 'annotation',
      subjectId: cause,
      summary: { kind: 'holiday', day },
      before: { isShown: false },
      after: { isShown: true },
    };
  },
});
