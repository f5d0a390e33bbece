import { loyaltyRules } from '#db/schema/index.ts';
import { command } from '../../command.ts';
import { takeVersion } from '../../settings/take-version.ts';
import { SaveLoyaltyRulesInput } from '../input.ts';
import { readLoyaltyRules } from './read-rules.ts';

/**
 * Makes rules hold from now on, as a new version. Points that were earned before keep the rules that they were earned by.
 * @throws CONFLICT when somebody else has changed them since they were read.
 */
export const saveLoyaltyRules = command('loyalty.rules', {
  input: SaveLoyaltyRulesInput,
  run: async (tx, { rules, expectedVersion }, ctx) => {
    const before = await takeVersion(tx, {
      table: 'loyalty_rules',
      read: readLoyaltyRules,
      expectedVersion,
      reason: 'loyaltyVersion',
      tell: (version) =>
        `The loyalty rules are at version ${version} by now; look at them and change them again.`,
    });
    const version = before.version + 1;
    await tx.insert(loyaltyRules).values({ version, rules, madeBy: ctx.actor.name, madeAt: ctx.now });
    return {
      result: { version },
      subjectKind: 'loyalty-rules',
      subjectId: String(version),
      before: before.version > 0 ? before : null,
      after: { version, rules },
      events: [{ kind: 'settings.changed', subjectKind: 'loyalty-rules', subjectId: String(version) }],
    };
  },
});
