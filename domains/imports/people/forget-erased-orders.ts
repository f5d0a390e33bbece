import type { Tx } from '#db/client.ts';
import { isAnybodyErased } from '#domains/customers/consents/find-erased.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import type { ImportBatch } from '../read-batch.ts';
import { findErasedPeople, type NamedPerson } from './ensure-people.ts';

const PEOPLE_AT_ONCE = 5_000;

/** Takes those who were erased out of the rows of an order file that was read: their orders stay, with nobody's name. */
export async function forgetErasedOrders(
  tx: Tx,
  batch: Pick<ImportBatch, 'id' | 'mapping'>,
  now: Date,
): Promise<void> {
  if (!(await isAnybodyErased(tx))) return;
  const { country: homeCountry } = await getBusiness(tx);
  const source = batch.mapping.customerSource ?? 'import';
  for (let after = ''; ; ) {
    const { rows } = await tx.$client.query<Pick<NamedPerson, 'key' | 'person' | 'country'>>(
      `select distinct on (customer) customer as key, person, country from import_rows
       where batch_id = $1 and customer > $2 order by customer, person is null, row_number limit $3`,
      [batch.id, after, PEOPLE_AT_ONCE],
    );
    const people = rows.map((row) => ({ ...row, channelId: null, firstAt: now }));
    const erased = await findErasedPeople(tx, people, { source, homeCountry, now, importId: batch.id });
    if (erased.size > 0)
      await tx.$client.query(
        'update import_rows set customer = null, person = null where batch_id = $1 and customer = any ($2::text[])',
        [batch.id, [...erased]],
      );
    if (rows.length < PEOPLE_AT_ONCE) return;
    after = rows.at(-1)!.key;
  }
}
