import { command } from '../command.ts';
import { EditCustomerInput } from './input.ts';
import { loadCustomer } from './load-customer.ts';
import { refreshSearch } from './refresh-search.ts';

/** Writes a person's name, note, tags, language or country; what is not said stays. The audit row keeps what was there. */
export const editCustomer = command('customer.write', {
  input: EditCustomerInput,
  run: async (tx, input, ctx) => {
    const { id, ...before } = await loadCustomer(tx, input.customerId);
    const after = {
      name: input.name ?? before.name,
      note: input.note ?? before.note,
      tags: input.tags ? [...new Set(input.tags)] : before.tags,
      locale: input.locale === undefined ? before.locale : input.locale,
      country: input.country === undefined ? before.country : input.country,
    };
    await tx.$client.query(
      `update customers set name = $2, note = $3, tags = $4, locale = $5, country = $6, updated_at = $7 where id = $1`,
      [id, after.name, after.note, after.tags, after.locale, after.country, ctx.now],
    );
    if (after.name !== before.name) await refreshSearch(tx, id);
    return {
      result: { id },
      subjectKind: 'customer',
      subjectId: id,
      before,
      after,
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: id }],
    };
  },
});
