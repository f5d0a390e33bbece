import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { loadCustomer } from '../../customers/load-customer.ts';
import { CONTACT_KINDS, DIRECTIONS, isSpoken, MOST_HOURS_AGO } from './contact-kinds.ts';
import { maskText } from './reading/clean-value.ts';

const HOUR_MS = 3_600_000;

/** A call, a visit, a message or a review as staff tell of it. */
export const LogContactInput = z.strictObject({
  customerId: z.uuid(),
  channelId: z.uuid(),
  kind: z.enum(CONTACT_KINDS),
  /** Who called or wrote; says nothing of visits and reviews. */
  direction: z.enum(DIRECTIONS).default('in'),
  hoursAgo: z.number().int().min(0).max(MOST_HOURS_AGO).default(0),
  text: z.string().trim().min(1).max(1_000),
});

/** Writes a contact into the person's story. Card numbers in it are masked. @throws NOT_FOUND for an unknown channel. */
export const logContact = command('customer.write', {
  input: LogContactInput,
  run: async (tx, { customerId, channelId, kind, direction, hoursAgo, text }, ctx) => {
    await loadCustomer(tx, customerId);
    const at = new Date(ctx.now.getTime() - hoursAgo * HOUR_MS);
    const detail = { text: maskText(text), by: ctx.actor.name };
    const { rows } = await tx.$client.query<{ id: number }>(
      `insert into touches (at, channel_id, kind, customer_id, detail, direction)
       select $1, c.id, $3, $4, $5, $6 from channels c where c.id = $2 returning id`,
      [at, channelId, kind, customerId, JSON.stringify(detail), isSpoken(kind) ? direction : null],
    );
    const [touch] = rows;
    if (!touch) {
      throw new AppError('NOT_FOUND', 'There is no such channel (any more).', {
        details: { reason: 'gone', thing: 'other' },
      });
    }
    return {
      result: { touchId: touch.id },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { contact: kind },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
