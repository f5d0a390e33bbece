import { z } from 'zod';
import { returnPolicies } from '#db/schema/index.ts';
import { command } from '../../../command.ts';
import { takeVersion } from '../../../settings/take-version.ts';
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
    const before = await takeVersion(tx, {
      table: 'return_policies',
      read: readPolicy,
      expectedVersion,
      reason: 'policyVersion',
      tell: (version) => `The return policy is at version ${version} by now; look at it and change it again.`,
    });
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
