import { index, jsonb, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
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
      ],
    }).notNull(),
    customerId: uuid(),
    /** The device or browser where the person was not known. */
    anonymousId: text(),
    orderId: uuid(),
    campaign: text(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index('touches_customer').on(t.customerId, t.at),
    index('touches_anonymous').on(t.anonymousId, t.at),
    index('touches_channel').on(t.channelId, t.at),
    index('touches_order').on(t.orderId),
  ],
);
