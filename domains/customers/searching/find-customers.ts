import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { findPage } from '../find-page.ts';
import { CustomerFilter } from '../list-filter.ts';

const LONGEST = 200;

/**
 * The ids of the people whom a search means, as the list of customers finds them: by name in any script, by parts of
 * phones, addresses and cards, by number. Those spelt so come first, then those who sound so; of each those who bought
 * last. Nobody for a search without words. @throws FORBIDDEN without the right to see customers.
 */
export async function findCustomers(
  ctx: Ctx,
  { search, limit }: { search: string; limit: number },
): Promise<string[]> {
  allow(ctx.actor, 'customer.read');
  const text = search.slice(0, LONGEST).trim();
  if (text === '') return [];
  return (await findPage(ctx, CustomerFilter.parse({ search: text, limit }))).ids;
}
