import { command } from '../../../../command.ts';
import { getBusiness } from '../../../../settings/get-business.ts';
import { calendarCause } from './holiday-cause.ts';
import { CalendarInput } from './input.ts';

/** Shows the public holidays of the country again, but for those that were hidden one by one. */
export const showCalendar = command('settings.write', {
  input: CalendarInput,
  run: async (tx) => {
    const { country } = await getBusiness(tx);
    await tx.$client.query('delete from annotations where cause = $1', [calendarCause(country)]);
    return {
      result: null,
      subjectKind: 'annotation',
      subjectId: calendarCause(country),
      before: { isShown: false },
      after: { isShown: true },
    };
  },
});
