import type { Tx } from '#db/client.ts';
import type { Consent } from '../channels/message.ts';
import { suppressAddresses } from './consents/suppress-addresses.ts';

/**
 * Keeps what a person told a channel about marketing, with the source's own words as proof. The newest statement by its own
 * time holds, so the order of arrival does not matter; the same statement twice is kept once. "Pending" and
 * "never asked" are no statements. A withdrawal goes onto the suppression list too.
 */
export async function recordChannelConsents(
  tx: Tx,
  customerId: string,
  stated: { consents: readonly Consent[]; source: string; now: Date },
): Promise<void> {
  const rows = stated.consents.flatMap((consent) =>
    consent.state === 'given' || consent.state === 'withdrawn'
      ? [
          {
            way: consent.contact,
            is_granted: consent.state === 'given',
            proof: consent.sourceState,
            at: consent.at ?? stated.now,
            is_dated: consent.at !== null,
          },
        ]
      : [],
  );
  if (rows.length === 0) return;
  for (const { way, at } of rows.filter((row) => !row.is_granted))
    await suppressAddresses(tx, [customerId], {
      purposes: ['marketing'],
      ways: [way],
      reason: 'refused',
      at,
    });
  await tx.$client.query(
    `insert into consents (customer_id, purpose, way, is_granted, source, proof, at)
     select $1, 'marketing', s.way, s.is_granted, $3, s.proof, s.at
     from jsonb_to_recordset($2::jsonb) as s (way text, is_granted boolean, proof text, at timestamptz, is_dated boolean)
     left join lateral (
       select c.is_granted, c.at from consents c
       where c.customer_id = $1 and c.purpose = 'marketing' and c.way = s.way and c.at <= s.at
       order by c.at desc, c.id desc limit 1) known on true
     where known.is_granted is distinct from s.is_granted or (s.is_dated and known.at <> s.at)`,
    [customerId, JSON.stringify(rows), stated.source],
  );
}
