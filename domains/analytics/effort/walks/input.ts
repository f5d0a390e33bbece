import { z } from 'zod';
import { isDay } from '#lib/time.ts';
import { LONGEST_STEP, MOST_STEP_MINUTES, MOST_WALK_STEPS, WALK_OUTCOMES } from './walk-limits.ts';

const Title = z.string().trim().min(1).max(LONGEST_STEP.title);
const Steps = z
  .array(z.strictObject({ title: Title, look: z.string().trim().max(LONGEST_STEP.look).default('') }))
  .min(1)
  .max(MOST_WALK_STEPS);

const Day = z.string().refine(isDay, 'a day such as 2026-03-01');

/** What somebody goes through who buys in a channel as a customer would. */
export const SaveChecklistInput = z.strictObject({ channelId: z.uuid(), steps: Steps });

/** A test purchase on a day. Its steps are those of the channel's checklist, or these where it has none. */
export const StartWalkInput = z.strictObject({
  channelId: z.uuid(),
  walkedOn: Day,
  steps: Steps,
});

/** How a step went. */
export const TellStepInput = z.strictObject({
  walkId: z.uuid(),
  position: z.number().int().min(0).max(MOST_WALK_STEPS),
  outcome: z.enum(WALK_OUTCOMES),
  note: z.string().trim().max(LONGEST_STEP.note).default(''),
  minutes: z.number().int().min(0).max(MOST_STEP_MINUTES).nullable().default(null),
});

/** What is to be put right, by somebody or by whoever comes first, until a day or whenever there is time. */
export const AddFindingInput = z.strictObject({
  walkId: z.uuid(),
  position: z.number().int().min(0).max(MOST_WALK_STEPS),
  title: Title,
  assigneeId: z.uuid().nullable().default(null),
  dueOn: Day.nullable().default(null),
});

/** A finding that is done, or open again. */
export const FindingInput = z.strictObject({ findingId: z.uuid() });
