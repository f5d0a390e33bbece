import { expireLotsJob } from '#jobs/expire-lots.ts';
import { UsageError, type Verb, type VerbCall } from '../../verb.ts';

export const stockExpire: Verb = {
  name: 'stock expire',
  arguments: [],
  purpose: 'Sets the expired units of goods with lots aside, as the worker does every five minutes.',
  options: {
    at: { type: 'string', value: 'TIME', help: 'as of this moment (ISO 8601), now unless given' },
  },
  notes: [
    'A lot may be sold until its last day is over in the time zone of the business.',
    'Nothing is moved where the shop has switched that off under Inventory, Expiring.',
  ],
  examples: ['stock expire', 'stock expire --at 2027-04-01T00:05:00Z --json'],
  run: async ({ ctx }, call) => {
    const { units, failed } = await expireLotsJob({ ...ctx, now: readMoment(call) ?? ctx.now });
    const lines = [`${units} expired units were set aside.`];
    return {
      json: { units, failed },
      lines: failed > 0 ? [...lines, `${failed} goods could not be moved.`] : lines,
    };
  },
};

function readMoment(call: VerbCall): Date | undefined {
  const text = call.text('at');
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new UsageError(`--at ${text}: a moment is wanted, such as 2027-04-01T00:05:00Z.`);
}
