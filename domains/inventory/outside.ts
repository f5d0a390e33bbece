import type { Reader } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** Where goods come from and go to outside our own shelves. */
export type Outside = { supplier: string; customer: string; scrap: string };

/** The ids of the ledger's outside locations. */
export async function getOutside(db: Reader): Promise<Outside> {
  const { rows } = await db.$client.query<{ kind: keyof Outside; id: string }>({
    name: 'outside',
    text: `select kind, id from locations where kind in ('supplier', 'customer', 'scrap') order by code`,
  });
  const found = Object.fromEntries(rows.map((row) => [row.kind, row.id])) as Partial<Outside>;
  const { supplier, customer, scrap } = found;
  if (supplier && customer && scrap) return { supplier, customer, scrap };
  throw new AppError('NOT_FOUND', 'The ledger has no outside locations; found the business first.');
}
