import { inbox } from '#db/schema/index.ts';
import type { Book, BookOrder } from '../book/book.ts';
import { makeRandom, type Random } from '../random.ts';
import type { Sink } from '../write/sink.ts';
import { truthDeliveries } from '../write/truth-tables.ts';
import { messageOf } from './message-of.ts';

const MINUTE_MS = 60_000;
const KEPT_DAYS = 10;
const DAY_MS = 86_400_000;
const LOST = 0.008;
const DOUBLED = 0.03;
const LATE = 0.02;

/** Carries the messages of web shop, app and marketplace to us, not always well. */
export type MessageCourier = { deliver: (order: BookOrder, at: number) => void };

/** A courier that writes what arrived of the last ten days into the inbox, and every fate into the truth. */
export function makeCourier(facts: { book: Book; sink: Sink }): MessageCourier {
  const { book, sink } = facts;
  const random = makeRandom(book.world.seed, 'deliveries');
  return {
    deliver: (order, at) => {
      if (order.head.externalId === null) return;
      const { fate, waitMs } = drawFate(random);
      const sentAt = new Date(at - waitMs);
      const receivedAt = new Date(at);
      sink.write(truthDeliveries, {
        orderId: order.state.id,
        channelId: order.channel.id,
        sentAt,
        receivedAt,
        fate,
      });
      if (at < book.world.until - KEPT_DAYS * DAY_MS || fate === 'lost') return;
      const deliveryId = book.newId(at);
      sink.write(inbox, {
        id: book.next.inbox++,
        channelId: order.channel.id,
        deliveryId,
        ...messageOf(order, deliveryId),
        resourceKind: 'order',
        resourceId: order.head.externalId,
        sourceAt: sentAt,
        receivedAt,
        status: 'done',
        attempts: 1,
        processedAt: receivedAt,
        subjectKind: 'order',
        subjectId: order.state.id,
      });
    },
  };
}

function drawFate(random: Random): { fate: string; waitMs: number } {
  const drawn = random.next();
  if (drawn < LOST) return { fate: 'lost', waitMs: random.between(20, 60) * MINUTE_MS };
  if (drawn < LOST + LATE) return { fate: 'late', waitMs: random.between(10, 240) * MINUTE_MS };
  const waitMs = random.between(300, 4_000);
  return drawn < LOST + LATE + DOUBLED ? { fate: 'doubled', waitMs } : { fate: 'arrived', waitMs };
}
