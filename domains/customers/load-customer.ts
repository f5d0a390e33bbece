import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** A person as commands read one before changing something. */
export type LoadedCustomer = {
  id: string;
  name: string;
  note: string;
  tags: string[];
  locale: string | null;
  country: string | null;
};

/** Reads a person and holds the row until the commit. @throws NOT_FOUND for the unknown, the erased and the merged. */
export async function loadCustomer(tx: Tx, customerId: string): Promise<LoadedCustomer> {
  const { rows } = await tx.$client.query<LoadedCustomer>({
    name: 'load-customer',
    text: `select id, name, note, tags, locale, country from customers
      where id = $1 and erased_at is null and merged_into is null for update`,
    values: [customerId],
  });
  const [found] = rows;
  if (found) return found;
  throw new AppError('NOT_FOUND', `There is no customer ${customerId} (any more).`, {
    details: { reason: 'gone', thing: 'other' },
  });
}
