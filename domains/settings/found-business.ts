import { business, locations } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { BusinessInput } from './input.ts';

/** The ledger's outside: goods come from suppliers, go to customers, or are scrapped. */
export const OUTSIDE = [
  { code: 'SUPPLIER', kind: 'supplier', name: 'Suppliers' },
  { code: 'CUSTOMER', kind: 'customer', name: 'Customers' },
  { code: 'SCRAP', kind: 'scrap', name: 'Scrap' },
] as const;

/**
 * Starts the books of a new installation: the business itself and the outside of the stock ledger.
 * @throws CONFLICT when the business exists already.
 */
export const foundBusiness = command('settings.write', {
  input: BusinessInput,
  run: async (tx, input, ctx) => {
    await tx.insert(business).values({ ...input, createdAt: ctx.now });
    await tx.insert(locations).values(
      OUTSIDE.map((place) => ({
        id: newId(ctx.now.getTime()),
        ...place,
        isCounted: false,
        services: { ships: false, pickup: false, returns: false },
      })),
    );
    return {
      result: null,
      subjectKind: 'business',
      subjectId: '1',
      after: input,
      events: [{ kind: 'settings.changed', subjectKind: 'business', subjectId: '1' }],
    };
  },
});
