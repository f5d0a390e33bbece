import type { Tx } from '#db/client.ts';
import type { ConsentPurpose, ConsentWay } from './consent-kinds.ts';
import { hashAddress, KINDS_OF_WAY } from './hash-address.ts';

/** What is not to be written to any more, since when and why. */
export type Suppression = {
  purposes: readonly ConsentPurpose[];
  ways: readonly ConsentWay[];
  reason: 'refused' | 'unsubscribed' | 'erased';
  at: Date;
};

/** Puts the addresses of people on the suppression list as hashes; what is there already keeps its newest time. */
export async function suppressAddresses(
  tx: Tx,
  customerIds: readonly string[],
  { purposes, ways, reason, at }: Suppression,
): Promise<void> {
  const { rows: known } = await tx.$client.query<{ kind: string; value: string }>(
    `select distinct kind, value from identities where customer_id = any ($1::uuid[])
       and kind in ('email', 'phone', 'handle')`,
    [customerIds],
  );
  const listed = ways.flatMap((way) =>
    known
      .filter(({ kind }) => KINDS_OF_WAY[way].some((one) => one === kind))
      .flatMap((identity) => purposes.map((purpose) => ({ hash: hashAddress(identity), way, purpose }))),
  );
  if (listed.length === 0) return;
  await tx.$client.query(
    `insert into suppressions (address_hash, way, purpose, reason, at)
     select hash, way, purpose, $2, $3 from jsonb_to_recordset($1::jsonb) as s (hash text, way text, purpose text)
     on conflict (address_hash, way, purpose) do update
       set reason = excluded.reason, at = greatest(suppressions.at, excluded.at)`,
    [JSON.stringify(listed), reason, at],
  );
}
