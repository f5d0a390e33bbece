import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { DiscardRejectsInput, TakeRejectInput } from './input.ts';
import { keepEvents } from './keep-events.ts';
import { EVENT_TYPES } from './reading/event-names.ts';
import { messageKey } from './reading/message-key.ts';
import { isRefused, type Refused, readEvent } from './reading/read-event.ts';
import { isFacts } from './reading/read-facts.ts';

type Waiting = { sourceId: string; type: string; sentAt: Date | null; receivedAt: Date; currency: string };

/**
 * Takes in an event that was refused, as somebody put it right, at the time at which it came.
 * @throws INVALID_INPUT naming what is still wrong; NOT_FOUND when it was settled before.
 */
export const takeReject = command('tracking.write', {
  input: TakeRejectInput,
  run: async (tx, { rejectId, body }, ctx) => {
    const waiting = await loadWaiting(tx, rejectId);
    const { country } = await getBusiness(tx);
    const { currency, sentAt, receivedAt } = waiting;
    const type = EVENT_TYPES.find((one) => one === waiting.type) ?? null;
    const setting = { type, sentAt, receivedAt, currency, country };
    const events = eventsIn(parse(body)).map((raw, at) => {
      const read = readEvent(raw, setting);
      if (isRefused(read)) throw refuseStill(read);
      const { messageId, ...event } = read;
      const own = messageId ?? `repaired ${rejectId} ${at}`;
      return { ...event, messageKey: messageKey(waiting.sourceId, own) };
    });
    const { accepted } = await keepEvents(tx, {
      sourceId: waiting.sourceId,
      events,
      rejected: 0,
      receivedAt,
      share: rejectId,
    });
    await settle(tx, [rejectId], { status: 'taken', now: ctx.now, name: ctx.actor.name });
    return {
      result: { accepted },
      subjectKind: 'touch_reject',
      subjectId: String(rejectId),
      summary: { taken: true, events: events.length },
    };
  },
});

/** Puts refused events aside for good; those that were settled before are left as they are. */
export const discardRejects = command('tracking.write', {
  input: DiscardRejectsInput,
  run: async (tx, { rejectIds }, ctx) => {
    const discarded = await settle(tx, rejectIds, {
      status: 'discarded',
      now: ctx.now,
      name: ctx.actor.name,
    });
    return {
      result: { discarded },
      subjectKind: 'touch_reject',
      subjectId: null,
      summary: { discarded },
    };
  },
});

/** A batch that could not be read at all was kept whole. */
function eventsIn(body: unknown): unknown[] {
  return isFacts(body) && Array.isArray(body.batch) ? body.batch : [body];
}

function refuseStill({ reason, field }: Refused): AppError {
  const where = field ? ` (${field})` : '';
  return new AppError('INVALID_INPUT', `body: still not understood: ${reason}${where}.`, {
    details: { reason: 'touchNotUnderstood', field: 'body', why: reason, where: field },
  });
}

async function loadWaiting(tx: Tx, rejectId: number): Promise<Waiting> {
  const { rows } = await tx.$client.query<Waiting>(
    `select r.source_id as "sourceId", r.type, r.sent_at as "sentAt", r.received_at as "receivedAt", ch.currency
     from touch_rejects r join touch_sources s on s.id = r.source_id join channels ch on ch.id = s.channel_id
     where r.id = $1 and r.status = 'open' for update of r`,
    [rejectId],
  );
  const [waiting] = rows;
  if (waiting) return waiting;
  throw new AppError('NOT_FOUND', 'This event was settled already.', {
    details: { reason: 'gone', thing: 'other' },
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError('INVALID_INPUT', 'body: no JSON.', {
      cause,
      details: { reason: 'touchNotUnderstood', field: 'body', why: 'json', where: null },
    });
  }
}

async function settle(
  tx: Tx,
  ids: readonly number[],
  by: { status: 'taken' | 'discarded'; now: Date; name: string },
): Promise<number> {
  const { rowCount } = await tx.$client.query(
    `update touch_rejects set status = $2, settled_at = $3, settled_by_name = $4
     where id = any ($1::bigint[]) and status = 'open'`,
    [ids, by.status, by.now, by.name],
  );
  return rowCount ?? 0;
}
