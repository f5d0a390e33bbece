import { z } from 'zod';
import type { ChannelMessage, ChannelSettings } from '#connectors/contract.ts';
import { getConnector } from '#connectors/registry.ts';
import type { Tx } from '#db/client.ts';
import { AppError, type ErrorDetails, toAppError } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { cutText } from '#lib/text/clean-text.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';
import { type PendingDelivery, readPendingDelivery } from './read-delivery.ts';
import { AWAITS } from './wake-deliveries.ts';

const MAX_REASON = 1_000;
const MAX_FACTS = 4_000;

/** How a delivery ended, in words that staff can act on; `facts` name the reason for words in other languages. */
export type Settled = {
  status: 'done' | 'ignored' | 'attention';
  reason: string | null;
  facts?: ErrorDetails | null;
  subjectKind?: string | null;
  subjectId?: string | null;
  /** What it says is not kept: it is about somebody who was erased. */
  isForgotten?: boolean;
};

/** What a message is about to be applied with: the channel as actor, and where it came from. */
export type Origin = { channelId: string; slug: string; settings: ChannelSettings };

/** What is done with a message, kind by kind; the rooms above this one give their verbs. */
export type MessageHandlers = {
  [Kind in ChannelMessage['kind']]: (
    ctx: Ctx,
    message: Extract<ChannelMessage, { kind: Kind }>,
    origin: Origin,
  ) => Promise<Settled>;
};

/**
 * Works one stored delivery off: translate, apply as the channel, write down how it ended. A delivery that was settled
 * before is left alone. What cannot ever work ends as `attention` at once; what may work later is thrown, so that
 * the job is tried again, until `isLastAttempt`.
 */
export async function processDelivery(
  ctx: Ctx,
  job: { inboxId: number; isLastAttempt: boolean },
  handlers: MessageHandlers,
): Promise<Settled | undefined> {
  const delivery = await readPendingDelivery(ctx.db, job.inboxId);
  if (!delivery) return undefined;
  const settled = await applyDelivery(ctx, delivery, handlers).catch((error: unknown) =>
    settleFailure(error, job.isLastAttempt),
  );
  await settleDelivery(ctx, { inboxId: job.inboxId, ...settled });
  return settled;
}

async function applyDelivery(ctx: Ctx, stored: PendingDelivery, handlers: MessageHandlers): Promise<Settled> {
  const connector = getConnector(stored.connector);
  const delivery = connector.readDelivery({ headers: stored.headers, body: stored.body });
  const message = connector.parse(delivery, stored.body, stored.settings);
  const actor = { kind: 'channel' as const, id: stored.channelId, name: stored.channelName };
  const origin = { channelId: stored.channelId, slug: stored.slug, settings: stored.settings };
  return dispatch({ ...ctx, actor, commandId: undefined }, message, { origin, handlers });
}

/** Sound because `MessageHandlers` gives each kind the handler of exactly that kind. */
function dispatch<Kind extends ChannelMessage['kind']>(
  ctx: Ctx,
  message: Extract<ChannelMessage, { kind: Kind }>,
  { origin, handlers }: { origin: Origin; handlers: MessageHandlers },
): Promise<Settled> {
  const handle = handlers[message.kind as Kind];
  return handle(ctx, message, origin);
}

/** Conflicts, races and outages may pass by themselves; a message that is wrong stays wrong. */
function settleFailure(error: unknown, isLastAttempt: boolean): Settled {
  const isFinal =
    error instanceof AppError &&
    ['INVALID_INPUT', 'NOT_FOUND', 'FORBIDDEN', 'UNSUPPORTED', 'TOO_LARGE'].includes(error.code);
  if (!isFinal && !isLastAttempt) throw error;
  if (!(error instanceof AppError))
    log.error({ err: error }, 'a delivery failed for a reason that nobody foresaw');
  const { message, details } = toAppError(error);
  const reason = isFinal ? message : `Tried several times. ${message}`;
  return { status: 'attention', reason, facts: details };
}

const SettleInput = z.strictObject({
  inboxId: z.number().int(),
  status: z.enum(['done', 'ignored', 'attention']),
  reason: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()).nullish(),
  subjectKind: z.string().nullish(),
  subjectId: z.string().nullish(),
  isForgotten: z.boolean().optional(),
});

// A channel that tells again of an erased person's order fills nothing anew, and its words are not kept either.
const OF_THE_ERASED = `($5 = 'order' and exists (select from orders o join customers c on c.id = o.customer_id
  where o.id::text = $6 and c.erased_at is not null))`;

const settleDelivery = command('inbox.process', {
  input: SettleInput,
  run: async (tx, { inboxId, status, reason, facts, subjectKind, subjectId, isForgotten }, ctx) => {
    if (subjectKind === AWAITS.order && (await hasCome(tx, inboxId, subjectId ?? ''))) {
      const job = { queue: 'process-delivery' as const, data: { inboxId } };
      return { result: null, subjectKind: 'inbox', subjectId: String(inboxId), summary: {}, jobs: [job] };
    }
    const { rows } = await tx.$client.query<{ channel_id: string }>({
      name: 'settle-delivery',
      text: `
        with settled as (
          update inbox set status = $2, reason = $3, processed_at = $4, attempts = attempts + 1, subject_kind = $5,
            subject_id = $6, reason_facts = $7, body = case when $8 or ${OF_THE_ERASED} then '{}' else body end,
            resource_id = case when $8 then null else resource_id end
          where id = $1 and status = 'pending'
          returning channel_id, received_at
        ), heard as (
          update channels c set last_inbound_at = s.received_at from settled s
          where c.id = s.channel_id and (c.last_inbound_at is null or c.last_inbound_at < s.received_at - interval '1 second')
        )
        select channel_id from settled`,
      values: [
        inboxId,
        status,
        reason === null ? null : cutText(reason, MAX_REASON),
        ctx.now,
        subjectKind ?? null,
        subjectId ?? null,
        namedFacts(facts),
        isForgotten ?? false,
      ],
    });
    const channelId = rows[0]?.channel_id ?? null;
    return {
      result: null,
      subjectKind: 'inbox',
      subjectId: String(inboxId),
      summary: { status, reason },
      events: [{ kind: 'inbox.changed', subjectKind: 'inbox', subjectId: String(inboxId), channelId }],
    };
  },
});

/** Facts without a name, or too many of them, are nothing to make words of. */
function namedFacts(facts: ErrorDetails | null | undefined): string | null {
  if (typeof facts?.reason !== 'string') return null;
  const text = JSON.stringify(facts);
  return text.length <= MAX_FACTS ? text : null;
}

/** The order may have come while its message was being laid aside; the lock is the one under which orders come in. */
async function hasCome(tx: Tx, inboxId: number, externalId: string): Promise<boolean> {
  await tx.$client.query(
    `select pg_advisory_xact_lock(hashtextextended(channel_id || ':' || $2, 13)) from inbox where id = $1`,
    [inboxId, externalId],
  );
  const { rowCount } = await tx.$client.query(
    `select from inbox i join orders o on o.channel_id = i.channel_id and o.external_id = $2 where i.id = $1`,
    [inboxId, externalId],
  );
  return rowCount !== 0;
}
