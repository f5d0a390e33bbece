import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { ERASURE_REASONS } from './erasure-reasons.ts';
import { rememberErased } from './remember-erased.ts';

const EraseCustomerInput = z.strictObject({
  customerId: z.uuid(),
  /** The customer's number, typed by whoever decides: nobody is erased by a slip. */
  number: z.number().int(),
  reason: z.enum(ERASURE_REASONS),
});

/**
 * Decides that a person is erased, for good. From here on nobody finds or contacts them; a job overwrites what is kept
 * everywhere. Orders, money and taxes stay, with nobody's name. @throws NOT_FOUND for who is not there or is erased
 * already, INVALID_INPUT when the number is another's.
 */
export const eraseCustomer = command('customer.erase', {
  input: EraseCustomerInput,
  run: async (tx, { customerId, number, reason }, ctx) => {
    const people = await lockPeople(tx, customerId);
    const [person] = people;
    if (!person)
      throw new AppError('NOT_FOUND', 'There is no such customer (any more).', {
        details: { reason: 'gone', thing: 'customer' },
      });
    if (person.number !== number)
      throw new AppError('INVALID_INPUT', `number: this customer's number is not ${number}.`, {
        details: { reason: 'wrongNumber', field: 'number' },
      });
    const ids = people.map(({ id }) => id);
    const erasureId = newId(ctx.now.getTime());
    await rememberErased(tx, ids, ctx.now);
    await tx.$client.query(
      'update customers set erased_at = $2, updated_at = $2 where id = any ($1::uuid[])',
      [ids, ctx.now],
    );
    await tx.$client.query(
      `insert into erasures (id, customer_ids, customer_number, reason, status, requested_by_name, requested_at)
       values ($1, $2, $3, $4, 'waiting', $5, $6)`,
      [erasureId, ids, number, reason, ctx.actor.name, ctx.now],
    );
    return {
      result: { erasureId },
      subjectKind: 'erasure',
      subjectId: erasureId,
      summary: { number, reason },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
      jobs: [{ queue: 'erase-person', data: { erasureId } }],
    };
  },
});

/** The person first, then everybody who was merged into them, at whatever remove. */
async function lockPeople(tx: Tx, customerId: string): Promise<{ id: string; number: number }[]> {
  const { rows } = await tx.$client.query<{ id: string; number: number }>(
    `with recursive people as (
       select id from customers where id = $1 and merged_into is null and erased_at is null
       union select c.id from customers c join people p on c.merged_into = p.id
     )
     select id, number from customers where id in (select id from people) order by id = $1 desc, id for update`,
    [customerId],
  );
  return rows;
}
