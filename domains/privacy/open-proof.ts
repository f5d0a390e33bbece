import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

const ProofRef = z.strictObject({ customerId: z.uuid(), consentId: z.number().int() });

/** What shows that a person said something about being contacted. */
export type ConsentProof = { proof: string };

/**
 * The proof of one statement of consent. It holds somebody's own words or traces, so who opened it, and when, is written
 * down first. @throws NOT_FOUND for a statement without proof, of another person, or of one who is erased.
 */
export async function openProof(ctx: Ctx, ref: z.input<typeof ProofRef>): Promise<ConsentProof> {
  allow(ctx.actor, 'consent.prove');
  await noteOpening(ctx, ref);
  const { rows } = await ctx.db.$client.query<ConsentProof>('select proof from consents where id = $1', [
    ref.consentId,
  ]);
  return rows[0]!;
}

const noteOpening = command('consent.prove', {
  input: ProofRef,
  run: async (tx, { customerId, consentId }) => {
    const { rowCount } = await tx.$client.query(
      `select from consents s join customers c on c.id = s.customer_id
       where s.id = $1 and s.customer_id = $2 and s.proof is not null and c.erased_at is null`,
      [consentId, customerId],
    );
    if (rowCount === 0)
      throw new AppError('NOT_FOUND', 'There is no such proof (any more).', {
        details: { reason: 'gone', thing: 'consent' },
      });
    return {
      result: { consentId },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { disclosed: 'proof', consentId },
    };
  },
});
