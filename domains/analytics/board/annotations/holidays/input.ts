import { z } from 'zod';
import { isDay } from '#lib/time.ts';
import { EditAnnotationInput } from '../input.ts';

const Day = z.string().refine(isDay, 'a day such as 2026-03-01');

/** A holiday of the business's country by its name and its first day. */
export const HolidayInput = z.strictObject({ key: z.string().min(1).max(60), day: Day });

/** A holiday told otherwise. */
export const ChangeHolidayInput = HolidayInput.extend({
  kind: EditAnnotationInput.shape.kind,
  startsOn: EditAnnotationInput.shape.startsOn,
  endsOn: EditAnnotationInput.shape.endsOn,
  channelId: EditAnnotationInput.shape.channelId,
  text: EditAnnotationInput.shape.text,
}).refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
  message: 'the first day comes before the last',
  path: ['endsOn'],
});

/** Nothing need be said. */
export const CalendarInput = z.strictObject({});
