import type { ImportFileOptions } from '../import-file.ts';
import type { ImportShop } from './open-import-shop.ts';

/** Takes a report of advertising in for the web shop; as a person would, it says of one that names no currency that it is in euros. */
export function takeSpend(
  shop: ImportShop,
  rows: readonly string[],
  more: Partial<ImportFileOptions> = {},
): ReturnType<ImportShop['take']> {
  const mapping = /currency|\(EUR\)/i.test(rows[0]!) ? {} : { amountsIn: 'EUR' };
  return shop.take('spend', rows, { channel: 'web', mapping, ...more });
}

/** What a campaign cost by day, by the books. */
export async function readMarketing(shop: ImportShop, campaign: string): Promise<Record<string, number>> {
  const rows = await shop.all<{ day: string; sum: number }>(
    `select p.day::text, sum(p.marketing_minor)::integer as sum from postings p join costs c on c.id = p.cause_id
     where c.campaign = $1 group by 1 having sum(p.marketing_minor) <> 0 order by 1`,
    [campaign],
  );
  return Object.fromEntries(rows.map(({ day, sum }) => [day, sum]));
}
