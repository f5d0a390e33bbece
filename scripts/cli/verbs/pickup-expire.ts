import { expirePickups } from '#jobs/expire-pickups.ts';
import { UsageError, type Verb, type VerbCall } from '../verb.ts';

export const pickupExpire: Verb = {
  name: 'pickup expire',
  arguments: [],
  purpose: 'Ends the orders that no customer came for in time, as the worker does every five minutes.',
  options: {
    at: { type: 'string', value: 'TIME', help: 'as of this moment (ISO 8601), now unless given' },
  },
  notes: ['Their goods can be sold again, the orders are cancelled; money is given back by a person.'],
  examples: ['pickup expire', 'pickup expire --at 2026-12-24T18:00:00Z'],
  run: async ({ ctx }, call) => {
    const { expired } = await expirePickups({ ...ctx, now: readMoment(call) ?? ctx.now });
    return { json: { expired }, lines: [`${expired} orders were given up.`] };
  },
};

function readMoment(call: VerbCall): Date | undefined {
  const text = call.text('at');
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new UsageError(`--at ${text}: a moment is wanted, such as 2026-12-24T18:00:00Z.`);
}
