import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { loadCustomer } from '../load-customer.ts';
import { refreshSearch } from '../refresh-search.ts';
import { CLAIMS_ABOUT } from './list-claims.ts';

/** What somebody makes of a claim about a person. */
export const SettleClaimInput = z.strictObject({
  customerId: z.uuid(),
  claimId: z.number().int().positive(),
  decision: z.enum(['confirmed', 'dismissed']),
});

type Open = {
  id: number;
  kind: string;
  value: string;
  source: string;
  party: string;
  via: string;
  times: number;
  status: string;
};

/**
 * Answers a claim: confirmed, it becomes one of the person's identities, with the source as where it comes from and the
 * claim as its evidence; dismissed, it is evidence of nothing. Nobody is merged, whoever else has it.
 * @throws NOT_FOUND for a claim that is not about the person, ALREADY_DONE for one that was answered, CONFLICT for the id of
 * somebody else: whether both are one is another question.
 */
export const settleClaim = command('customer.merge', {
  input: SettleClaimInput,
  run: async (tx, { customerId, claimId, decision }, ctx) => {
    await loadCustomer(tx, customerId);
    const claim = await loadClaim(tx, { customerId, claimId });
    const identityId = decision === 'confirmed' ? await addConfirmed(tx, customerId, claim, ctx.now) : null;
    await tx.$client.query(
      'update identity_claims set status = $2, decided_at = $3, decided_by_name = $4 where id = $1',
      [claimId, decision, ctx.now, ctx.actor.name],
    );
    const { source, party, via, times, kind } = claim;
    return {
      result: { decision, identityId },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { claim: decision, identity: kind },
      after: { identityId, evidence: { claimId, source, party, via, times } },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});

async function loadClaim(tx: Tx, asked: { customerId: string; claimId: number }): Promise<Open> {
  await tx.$client.query('select from identity_claims where id = $1 for update', [asked.claimId]);
  const { rows } = await tx.$client.query<Open>(
    `select c.id, c.new_kind as kind, c.new_value as value, s.name as source, c.party, c.via, c.times, c.status
     from (${CLAIMS_ABOUT}) c join touch_sources s on s.id = c.source_id where c.id = $2`,
    [asked.customerId, asked.claimId],
  );
  const [claim] = rows;
  if (!claim) {
    throw new AppError('NOT_FOUND', 'There is no such claim about this customer.', {
      details: { reason: 'gone', thing: 'other' },
    });
  }
  if (claim.status === 'open') return claim;
  throw new AppError('ALREADY_DONE', 'Somebody answered this already.', {
    details: { reason: 'reviewDecided' },
  });
}

async function addConfirmed(
  tx: Tx,
  customerId: string,
  { kind, value, source }: Open,
  now: Date,
): Promise<string | null> {
  await refuseTaken(tx, customerId, { kind, value });
  const id = newId(now.getTime());
  const { rowCount } = await tx.$client.query(
    `insert into identities (id, customer_id, kind, value, source, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (kind, value, customer_id) do nothing`,
    [id, customerId, kind, value, source, now],
  );
  if (rowCount === 0) return null;
  await refreshSearch(tx, customerId);
  return id;
}

/** A user of a channel is one person; phones, addresses and devices may be shared. */
async function refuseTaken(
  tx: Tx,
  customerId: string,
  { kind, value }: Pick<Open, 'kind' | 'value'>,
): Promise<void> {
  if (kind !== 'external') return;
  const { rows } = await tx.$client.query<{ name: string; number: number }>(
    `select c.name, c.number from identities i join customers c on c.id = i.customer_id
     where i.kind = 'external' and i.value = $1 and c.id <> $2 and c.merged_into is null and c.erased_at is null limit 1`,
    [value, customerId],
  );
  const [other] = rows;
  if (!other) return;
  throw new AppError('CONFLICT', `${value} is customer ${other.number}: merge the two if they are one.`, {
    details: { reason: 'claimOfOther', name: other.name || `#${other.number}` },
  });
}
