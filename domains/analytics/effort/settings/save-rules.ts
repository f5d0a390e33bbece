import { AppError } from '#lib/errors.ts';
import { command } from '../../../command.ts';
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
    await tx.$client.query('lock table effort_rules in share row exclusive mode');
    const before = await readRules(tx);
    if (before.version !== expectedVersion) {
      throw new AppError(
        'CONFLICT',
        `The rules of effort are at version ${before.version} by now; look at them and change them again.`,
        { details: { reason: 'effortRulesVersion', version: before.version } },
      );
    }
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
