import { runAudit } from '#domains/events/run-audit.ts';
import type { Verb } from '../verb.ts';

const SHOWN_LETTERS = 300;

export const audit: Verb = {
  name: 'audit',
  arguments: [],
  purpose: 'Checks the books and names each row that offends them.',
  options: {},
  notes: ['Nothing is changed. The exit code is 1 when a row offends. At most 20 rows of a check are named.'],
  examples: ['audit', 'audit --json'],
  run: async ({ db }) => {
    const checks = await runAudit(db);
    const offences = checks.filter(({ count }) => count > 0);
    const named = offences.flatMap(({ name, description, rows, count }) => [
      `✗ ${name}: ${count} rows. ${description}`,
      ...rows.map((row) => `    ${JSON.stringify(row).slice(0, SHOWN_LETTERS)}`),
    ]);
    const verdict = offences.length === 0 ? 'the books are sound' : `${offences.length} of them offended`;
    return {
      json: { isSound: offences.length === 0, checks },
      lines: [...named, `${checks.length} checks: ${verdict}.`],
      isFailure: offences.length > 0,
    };
  },
};
