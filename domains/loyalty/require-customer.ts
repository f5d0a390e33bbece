import type { Reader } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** @throws NOT_FOUND for a customer who is unknown, erased or merged into another. */
export async function requireCustomer(db: Reader, customerId: string): Promise<void> {
  const { rowCount } = await db.$client.query({
    name: 'loyalty-customer',
    text: 'select from customers where id = $1 and erased_at is null and merged_into is null',
    values: [customerId],
  });
  if (rowCount === 1) return;
  throw new AppError('NOT_FOUND', `There is no customer ${customerId} (any more).`, {
    details: { reason: 'gone', thing: 'other' },
  });
}
