import { sql } from 'drizzle-orm';
import { check, index, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, rowId } from './columns.ts';

/** Something that happened between a person and a channel. Append-only. */
export const touches = snakeCase.table(
  'touches',
  {
    id: rowId(),
    at: instant().notNull(),
    channelId: uuid().notNull(),
    kind: text({
      enum: [
        'view',
        'search',
        'cart',
        'checkout',
        'message',
        'call',
        'visit',
        'ad_click',
        'purchase',
        'return',
        'review',
        'event',
      ],
    }).notNull(),
    customerId: uuid(),
    /** The device or browser where the person was not known. */
    anonymousId: text(),
    orderId: uuid(),
    campaign: text(),
    /** Who spoke, in a message or a call: `in` is the customer, `out` is us; null where nobody said. */
    direction: text({ enum: ['in', 'out'] }),
    /** The conversation that it belongs to, as its channel names it. */
    thread: text(),
    /** The tracking source that told of it; null for what our own books, staff or files say. */
    sourceId: uuid(),
    /** Whose word it is: our own, a partner's, or a stranger's. */
    party: text({ enum: ['first', 'second', 'third'] })
      .notNull()
      .default('first'),
    /** Of the source and its message, so that a message is one touch however often it comes. */
    messageKey: uuid(),
    importId: uuid(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index('touches_customer').on(t.customerId, t.at),
    index('touches_anonymous').on(t.anonymousId, t.at),
    index('touches_channel').on(t.channelId, t.at),
    index('touches_order').on(t.orderId),
    uniqueIndex('touches_message').on(t.messageKey).where(sql`${t.messageKey} is not null`),
    index('touches_spoken').on(t.id).where(sql`${t.direction} is not null`),
    index('touches_thread').on(t.thread, t.at).where(sql`${t.thread} is not null`),
    index('touches_ad_customer')
      .on(t.customerId, t.at)
      .where(sql`${t.kind} = 'ad_click' or ${t.campaign} is not null`),
    index('touches_ad_device')
      .on(t.anonymousId, t.at)
      .where(sql`${t.kind} = 'ad_click' or ${t.campaign} is not null`),
    check('touches_direction', sql`${t.direction} is null or ${t.kind} in ('message', 'call')`),
    index('touches_campaign').on(t.campaign, t.at).where(sql`${t.campaign} is not null`),
    index('touches_import').on(t.importId).where(sql`${t.importId} is not null`),
  ],
);
