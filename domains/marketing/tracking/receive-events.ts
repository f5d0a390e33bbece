import type { Database } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { cleanText, cutText } from '#lib/text/clean-text.ts';
import { type Kept, type KeptEvent, keepEvents } from './keep-events.ts';
import { bodyOf, keepRejects, type Reject } from './keep-rejects.ts';
import type { EventType } from './reading/event-names.ts';
import { messageKey } from './reading/message-key.ts';
import {
  type EventSetting,
  isRefused,
  type Refused,
  readEvent,
  type ToldEvent,
} from './reading/read-event.ts';
import { isFacts } from './reading/read-facts.ts';
import type { TouchSource } from './sources/find-source.ts';

const MAX_EVENT_BYTES = 32 * 1024;
const MOST_EVENTS = 5_000;
/** What a batch has wrong beyond this is counted only. */
const MOST_REJECTS = 100;

/** What a source sent: one event, whose type its address names, or a batch. */
export type Sending = {
  source: TouchSource;
  type: EventType | 'batch';
  body: unknown;
  bodyBytes: number;
  now: Date;
};

/** What became of a sending; `refused` names the place in the batch. */
export type Received = Kept & { refused: (Refused & { index: number })[] };

/**
 * Takes in what a source sent: what is understood is kept by the commit that this waits for, what is not is kept for
 * repair and never holds up the others. Links nobody, merges nobody: that is the fold's and the linking's work.
 * No command: strangers' browsers cause it, and an audit row for each event would say nothing that the event does not.
 * @throws TOO_LARGE for a batch of more events than anybody sends.
 */
export async function receiveEvents(db: Database, sending: Sending): Promise<Received> {
  const { source, now } = sending;
  const { list, sentAt } = readList(sending);
  const isMeasured = sending.bodyBytes > MAX_EVENT_BYTES;
  const events: KeptEvent[] = [];
  const rejects: (Reject & { index: number })[] = [];
  const setting: EventSetting = {
    type: sending.type === 'batch' ? null : sending.type,
    sentAt,
    receivedAt: now,
    currency: source.currency,
    country: source.country,
  };
  for (const [index, raw] of list.entries()) {
    const read = readEvent(raw, setting);
    const refused = isRefused(read) ? read : isMeasured && isTooLarge(raw) ? TOO_LARGE : null;
    if (refused) rejects.push({ ...refused, index, type: typeOf(raw, sending.type), body: '' });
    else if (!isRefused(read)) events.push(withKey(read, raw, source.id));
  }
  const rejected = rejects.length;
  const kept = await keepEvents(db, {
    sourceId: source.id,
    events,
    rejected,
    receivedAt: now,
    share: share(),
  });
  const forRepair = rejects.slice(0, MOST_REJECTS).map((one) => ({ ...one, body: bodyOf(list[one.index]) }));
  await keepRejects(db, { sourceId: source.id, rejects: forRepair, sentAt, receivedAt: now });
  return { ...kept, refused: rejects.map(({ index, reason, field }) => ({ index, reason, field })) };
}

const TOO_LARGE: Refused = { reason: 'size', field: null };

/** The events of a sending. What is no batch where one should be, is one refused event. */
function readList({ type, body }: Sending): { list: unknown[]; sentAt: Date | null } {
  const sentAt = isFacts(body) && typeof body.sentAt === 'string' ? new Date(body.sentAt) : null;
  const isSound = sentAt !== null && !Number.isNaN(sentAt.getTime());
  const batch = isFacts(body) ? body.batch : undefined;
  const list = type === 'batch' && Array.isArray(batch) ? batch : [body];
  if (list.length > MOST_EVENTS) {
    throw new AppError('TOO_LARGE', `A batch holds at most ${MOST_EVENTS} events; send several.`);
  }
  return { list, sentAt: isSound ? sentAt : null };
}

function isTooLarge(raw: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(raw)) > MAX_EVENT_BYTES;
}

function typeOf(raw: unknown, type: Sending['type']): string {
  const said = isFacts(raw) && typeof raw.type === 'string' ? cutText(cleanText(raw.type), 20) : '';
  return type === 'batch' ? said || 'batch' : type;
}

/** A message without an id is single by its content and time; without a time too, each is taken for another. */
function withKey({ messageId, ...event }: ToldEvent, raw: unknown, sourceId: string): KeptEvent {
  const own = messageId ?? (isFacts(raw) && raw.timestamp ? JSON.stringify(raw) : newId());
  return { ...event, messageKey: messageKey(sourceId, own) };
}

let turn = 0;

/** In turns, so that sendings at the same moment count on different rows. */
function share(): number {
  turn += 1;
  return turn;
}
