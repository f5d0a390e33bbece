import type { Reader } from '#db/client.ts';
import { CURRENCY_CODES } from '#lib/currency.ts';
import type { ImportKind } from './fields.ts';
import type { Mapping } from './mapping.ts';

/** What the amounts of a file may be in, the likely ones first, and what those of the last such file were in. */
export type FileCurrencies = { choices: string[]; last: string | null };

/**
 * The currencies to choose from for a report of advertising that names none; null for other files. The last file of the
 * same ad account is the latest that was taken with the same columns, platform and channel.
 */
export async function readFileCurrencies(
  db: Reader,
  file: { kind: ImportKind; mapping: Mapping; headers: readonly string[]; channelId: string | null },
): Promise<FileCurrencies | null> {
  if (file.kind !== 'spend') return null;
  const { rows } = await db.$client.query<{ last: string | null; own: string; rated: string[] }>(
    `select reporting_currency as own,
       (select mapping ->> 'amountsIn' from import_batches
        where kind = 'spend' and status = 'done' and mapping ->> 'amountsIn' <> 'column'
          and findings -> 'headers' = $1::jsonb and channel_id is not distinct from $2
          and coalesce(mapping -> 'constants' ->> 'platform', '') = $3
        order by created_at desc, id desc limit 1) as last,
       array(select distinct currency from exchange_rates order by currency) as rated
     from business`,
    [JSON.stringify(file.headers), file.channelId, file.mapping.constants.platform ?? ''],
  );
  const { last, own, rated } = rows[0]!;
  return { last, choices: [...new Set([...(last ? [last] : []), own, ...rated, ...CURRENCY_CODES])] };
}
