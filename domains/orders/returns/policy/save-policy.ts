import { z } from 'zod';
import { returnPolicies } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../../command.ts';
import { readPolicy } from './read-policy.ts';
import { ReturnPolicyInput } from './return-policy.ts';

/** The policy that is to hold, and the version that its writer saw. */
export const SavePolicyInput = z.strictObject({
  policy: ReturnPolicyInput,
  expectedVersion: z.int().min(0),
});

/**
 * Makes a policy hold from now on, as a new version; the older ones stay to be read.
 * @throws CONFLICT when somebody else has changed it since it was read.
 */
export const savePolicy = command('return.policy', {
  input: SavePolicyInput,
  run: async (tx, { policy, expectedVersion }, ctx) => {
    await tx.$client.query('lock table return_policies in share row exclusive mode');
    const before = await readPolicy(tx);
    if (before.version !== expectedVersion) {
      throw new AppError(
        'CONFLICT',
        `The return policy is at version ${before.version} by now; look at it and change it again.`,
        { details: { reason: 'policyVersion', version: before.version } },
      );
    }
    const version = before.version + 1;
    await tx.insert(returnPolicies).values({ version, policy, madeBy: ctx.actor.name, madeAt: ctx.now });
    return {
      result: { version },
      subjectKind: 'return-policy',
      subjectId: String(version),
      before: before.version > 0 ? before : null,
      after: { version, policy },
      events: [{ kind: 'settings.changed', subjectKind: 'return-policy', subjectId: String(version) }],
    };
  },
});
