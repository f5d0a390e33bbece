import { createApiKey } from '#domains/team/create-api-key.ts';
import { SCOPES } from '#domains/team/roles.ts';
import { isDay } from '#lib/time.ts';
import { ensureChannel } from '../ensure-business.ts';
import { readChoice, requireOption, UsageError, type Verb, type VerbCall } from '../verb.ts';

export const apiKeyCreate: Verb = {
  name: 'api-key create',
  arguments: [],
  purpose: 'Makes a key for a program; it is shown this once.',
  options: {
    scopes: { type: 'string', value: 'LIST', help: `what it may do, with commas: ${SCOPES.join(', ')}` },
    name: { type: 'string', help: 'what the key is for; "Command line" unless given' },
    channel: { type: 'string', value: 'SLUG', help: 'orders placed with it belong to this channel' },
    expires: {
      type: 'string',
      value: 'DAY',
      help: 'the day on which it ends, such as 2027-01-31; never unless given',
    },
  },
  examples: [
    'api-key create --scopes orders:read,stock:read --name "Stock screen"',
    'api-key create --scopes orders:write --channel web --expires 2027-01-31 --json',
  ],
  run: async ({ ctx }, call) => {
    const scopes = requireOption(call, 'scopes')
      .split(',')
      .map((scope) => readChoice(scope.trim(), { name: '--scopes', choices: SCOPES }));
    const slug = call.text('channel');
    const name = call.text('name') ?? 'Command line';
    const channelId = slug === undefined ? null : await ensureChannel(ctx, call, slug);
    const { id, key } = await createApiKey(ctx, { name, scopes, channelId, expiresAt: readExpiry(call) });
    return { json: { id, key, name, scopes }, lines: [key] };
  },
};

function readExpiry(call: VerbCall): Date | null {
  const day = call.text('expires');
  if (day === undefined) return null;
  if (isDay(day)) return new Date(`${day}T00:00:00Z`);
  throw new UsageError(`--expires ${day}: a day is wanted, such as 2027-01-31.`);
}
