import { command } from '../../../command.ts';
import { takeVersion } from '../../../settings/take-version.ts';
import { SaveEffortRulesInput } from './input.ts';
import { readRules } from './read-measure.ts';

/**
 * Lets rules of effort hold as a new version; the older ones stay to be read. The worker then works all orders out anew,
 * so that every day is counted by the same version.
 * @throws CONFLICT when somebody else has changed them since they were read.
 */
export const saveEffortRules = command('settings.write', {
  input: SaveEffortRulesInput,
  run: async (tx, { rules, expectedVersion }, ctx) => {
    const before = await takeVersion(tx, {
      table: 'effort_rules',
      read: readRules,
      expectedVersion,
      reason: 'effortRulesVersion',
      tell: (version) =>
        `The rules of effort are at version ${version} by now; look at them and change them again.`,
    });
    const version = before.version + 1;
    await tx.$client.query(
      'insert into effort_rules (version, rules, made_by, made_at) values ($1, $2, $3, $4)',
      [version, JSON.stringify(rules), ctx.actor.name, ctx.now],
    );
    return {
      result: { version },
      subjectKind: 'business',
      subjectId: 'effort-rules',
      before,
      after: { version, rules },
      events: [{ kind: 'settings.changed', subjectKind: 'effort-rules', subjectId: String(version) }],
    };
  },
});
