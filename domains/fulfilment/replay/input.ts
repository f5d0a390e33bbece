import { z } from 'zod';
import { RoutingRules } from '../routing/rules.ts';

const MOST_DAYS = 366;

/** Rules to be tried on the orders of the last days. `by: caller` carries the replay out itself, as the command line does. */
export const StartReplayInput = z.strictObject({
  id: z.uuid().optional(),
  rules: RoutingRules,
  days: z.number().int().min(1).max(MOST_DAYS),
  by: z.enum(['worker', 'caller']).default('worker'),
});

/** Which replay. */
export const ReplayRef = z.strictObject({ replayId: z.uuid() });
