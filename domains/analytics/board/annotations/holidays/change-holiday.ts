import { command } from '../../../../command.ts';
import { writeAnnotation } from '../write-annotation.ts';
import { findHoliday } from './find-holiday.ts';
import { holidayCause } from './holiday-cause.ts';
import { ChangeHolidayInput } from './input.ts';

/** Tells a public holiday otherwise: an annotation stands in its place. @throws NOT_FOUND when the country has none such. */
export const changeHoliday = command('annotation.write', {
  input: ChangeHolidayInput,
  run: async (tx, { key, day, ...facts }, ctx) => {
    const { country } = await findHoliday(tx, { key, day });
    const cause = holidayCause({ country, key, day });
    const id = await writeAnnotation(tx, { ...facts, cause }, { name: ctx.actor.name, now: ctx.now });
    return {
      result: { id },
      subjectKind: 'annotation',
      subjectId: id,
      summary: { kind: facts.kind, day: facts.startsOn },
      before: { cause },
      after: { ...facts, id },
    };
  },
});
