import { verifyRollups } from '#domains/events/run-audit.ts';
import type { Verb } from '../verb.ts';

const SHOWN_LETTERS = 300;

export const rollupsVerify: Verb = {
  name: 'rollups verify',
  arguments: [],
  purpose: 'Recomputes every table of sums from its rows and names each difference.',
  options: {},
  notes: [
    'Nothing is changed. The exit code is 1 when sums differ. At most 20 differences of a table are named.',
    'What is compared stands in db/audit/invariants.sql: the entries with a line `-- rollup: table`.',
  ],
  examples: ['rollups verify', 'rollups verify --json'],
  run: async ({ db }) => {
    const found = await verifyRollups(db);
    const rollups = found.map(({ rollup, name, count, rows }) => ({
      rollup: rollup!,
      check: name,
      differences: count,
      rows,
    }));
    const differing = rollups.filter(({ differences }) => differences > 0);
    return {
      json: { isEqual: differing.length === 0, rollups },
      lines: [
        ...rollups.flatMap(({ rollup, differences, rows }) => [
          differences === 0 ? `✓ ${rollup}` : `✗ ${rollup}, differences: ${differences}`,
          ...rows.map((row) => `    ${JSON.stringify(row).slice(0, SHOWN_LETTERS)}`),
        ]),
        differing.length === 0
          ? `${rollups.length} tables of sums equal their rows.`
          : `${differing.length} of ${rollups.length} tables of sums differ from their rows.`,
      ],
      isFailure: differing.length > 0,
    };
  },
};
