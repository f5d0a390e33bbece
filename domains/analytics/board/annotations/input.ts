import { z } from 'zod';
import { isDay } from '#lib/time.ts';
import { ANNOTATION_KINDS, LONGEST_ANNOTATION } from './annotation-kinds.ts';

const Day = z.string().refine(isDay, 'a day such as 2026-03-01');

const facts = {
  kind: z.enum(ANNOTATION_KINDS),
  startsOn: Day,
  endsOn: Day,
  /** Null speaks of all channels. */
  channelId: z.uuid().nullable().default(null),
  text: z.string().trim().min(1).max(LONGEST_ANNOTATION),
};

const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => startsOn <= endsOn;
const ORDER = { message: 'the first day comes before the last', path: ['endsOn'] };

/** What happened on some days. */
export const AddAnnotationInput = z
  .strictObject({ id: z.uuid().optional(), ...facts })
  .refine(inOrder, ORDER);

/** The same, told better. */
export const EditAnnotationInput = z
  .strictObject({ annotationId: z.uuid(), ...facts })
  .refine(inOrder, ORDER);

/** One that is taken away, or brought back. */
export const AnnotationInput = z.strictObject({ annotationId: z.uuid() });
