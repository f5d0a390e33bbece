import { InboxFilter } from '#domains/channels/input.ts';
import { listInbox } from '#domains/channels/list-inbox.ts';
import { replayDelivery } from '#domains/channels/replay-delivery.ts';
import type { Ctx } from '#domains/context.ts';
import { ensureChannel } from '../ensure-business.ts';
import { readChoice, UsageError, type Verb, type VerbCall } from '../verb.ts';

const PAGE = 200;
const REPLAYABLE = ['attention', 'ignored', 'pending'] as const;

export const webhookReplay: Verb = {
  name: 'webhook replay',
  arguments: [],
  purpose: 'Has received messages worked off again, after their cause was mended.',
  options: {
    id: { type: 'string', multiple: true, value: 'NUMBER', help: 'one delivery, by its number in the inbox' },
    status: {
      type: 'string',
      value: 'NAME',
      help: `all that are ${REPLAYABLE.join(', ')}; attention unless given`,
    },
    channel: { type: 'string', value: 'SLUG', help: 'only those of this channel' },
  },
  notes: [
    'What is done stays done. The worker does the work: it must run, or the messages wait for its next start.',
  ],
  examples: [
    'webhook replay',
    'webhook replay --channel web --status ignored',
    'webhook replay --id 812 --id 815',
  ],
  run: async ({ ctx }, call) => {
    const ids = await readIds(ctx, call);
    let replayed = 0;
    for (let from = 0; from < ids.length; from += PAGE) {
      replayed += (await replayDelivery(ctx, { inboxIds: ids.slice(from, from + PAGE) })).replayed;
    }
    return {
      json: { replayed, chosen: ids.length },
      lines: [`${replayed} of ${ids.length} messages wait for the worker.`],
    };
  },
};

async function readIds(ctx: Ctx, call: VerbCall): Promise<number[]> {
  const named = call.texts('id');
  if (named.length > 0) return named.map(readId);
  const slug = call.text('channel');
  const status = readChoice(call.text('status') ?? 'attention', { name: '--status', choices: REPLAYABLE });
  const channelId = slug === undefined ? undefined : await ensureChannel(ctx, call, slug);
  const ids: number[] = [];
  let before: number | undefined;
  do {
    const page = await listInbox(ctx, InboxFilter.parse({ status, channelId, before, limit: PAGE }));
    ids.push(...page.rows.map(({ id }) => id));
    before = page.next ?? undefined;
  } while (before !== undefined);
  return ids;
}

function readId(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`--id ${text}: a number is wanted.`);
}
