import fs from 'node:fs';
import { countRule } from '#domains/segments/count-rule.ts';
import { readRule } from '#domains/segments/rule.ts';
import { resolveInput } from '../resolve-file.ts';
import { requireArgument, UsageError, type Verb } from '../verb.ts';

const EXAMPLE = `'{"version":1,"rule":{"kind":"all","of":[{"kind":"number","fact":"orders","is":"atLeast","value":2}]}}'`;

export const segmentCount: Verb = {
  name: 'segment count',
  arguments: ['RULE'],
  purpose: 'Counts the customers whom a rule fits.',
  options: {},
  notes: [
    'RULE is the JSON of a rule, or a file that holds it. Amounts are minor units of the reporting currency; days are',
    'counted back from the beginning of the business’s own today. Nothing is stored.',
  ],
  examples: [`segment count ${EXAMPLE}`, 'segment count rule.json --json'],
  run: async ({ ctx }, call) => {
    const rule = readRule(readText(requireArgument(call, 0, 'RULE')));
    const { count, of, sample } = await countRule(ctx, rule);
    return {
      json: { count, of, sample },
      lines: [
        `${count} of ${of} customers`,
        ...sample.map(({ number, name }) => `  #${number} ${name || '(no name)'}`),
        ...(count > sample.length ? ['  …'] : []),
      ],
    };
  },
};

function readText(given: string): string {
  if (given.trimStart().startsWith('{')) return given;
  try {
    return fs.readFileSync(resolveInput(given), 'utf8');
  } catch {
    throw new UsageError(`RULE ${given}: neither JSON nor a file that can be read.`);
  }
}
