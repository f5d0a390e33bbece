import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { getBusiness } from '../settings/get-business.ts';
import { AddIdentityInput } from './input.ts';
import { loadCustomer } from './load-customer.ts';
import { keepIdentity } from './read-identity.ts';
import { refreshSearch } from './refresh-search.ts';

/**
 * Adds one more way to recognise a person. A family may share a phone: the result counts `others` who have it too.
 * @throws INVALID_INPUT for what is no phone, address, name or card; ALREADY_DONE when the person has it.
 */
export const addIdentity = command('customer.write', {
  input: AddIdentityInput,
  run: async (tx, { customerId, kind, value: text, country: registry }, ctx) => {
    const customer = await loadCustomer(tx, customerId);
    const country = registry ?? customer.country ?? (await getBusiness(tx)).country;
    const { value, hint } = keepIdentity(kind, text, country);
    const id = newId(ctx.now.getTime());
    const { rowCount } = await tx.$client.query(
      `insert into identities (id, customer_id, kind, value, source, created_at, hint)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (kind, value, customer_id) do nothing`,
      [id, customerId, kind, value, ctx.actor.name, ctx.now, hint],
    );
    if (rowCount === 0) {
      const shown = hint === null ? value : `••• ${hint}`;
      throw new AppError('ALREADY_DONE', `${shown} stands with this customer already.`, {
        details: { reason: 'identityKnown', value: shown, field: 'value' },
      });
    }
    await refreshSearch(tx, customerId);
    return {
      result: { id, value, others: await countOthers(tx, { customerId, kind, value }) },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { identity: kind },
      after: { kind, value },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});

async function countOthers(
  tx: Tx,
  one: { customerId: string; kind: string; value: string },
): Promise<number> {
  const { rows } = await tx.$client.query<{ others: number }>(
    `select count(*) as others from identities i join customers c on c.id = i.customer_id
     where i.kind = $1 and i.value = $2 and c.id <> $3 and c.merged_into is null and c.erased_at is null`,
    [one.kind, one.value, one.customerId],
  );
  return rows[0]!.others;
}
