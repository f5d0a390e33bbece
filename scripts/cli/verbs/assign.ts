import { readFile } from 'node:fs/promises';
import { assignOneByOne } from '#domains/fulfilment/assignment/assign-one-by-one.ts';
import { assignTogether } from '#domains/fulfilment/assignment/assign-together.ts';
import type { AssignmentProblem } from '#domains/fulfilment/assignment/problem.ts';
import { readProblem } from '#domains/fulfilment/assignment/read-problem.ts';
import { resolveInput } from '../resolve-file.ts';
import { readWhole, requireArgument, type Verb } from '../verb.ts';

const USUAL_SECONDS = 60;
const PERCENT = 100;

export const assign: Verb = {
  name: 'assign',
  arguments: ['FILE'],
  purpose: 'Serves demands from sites with capacities and fixed costs at the least total cost.',
  options: {
    seconds: { type: 'string', value: 'N', help: `how long the solver may take (${USUAL_SECONDS})` },
  },
  notes: [
    'FILE is text as the OR-Library has it (m n; capacity and fixed cost of each site; demand and m costs of each customer,',
    'the costs being those of serving all of it), or JSON: {"sites": [{"id", "capacity", "fixedCost"}], "demands":',
    '[{"id", "amount", "costs": [one for each site, null where impossible], "mayBeSplit"}]}. Nothing is stored.',
  ],
  examples: ['assign cap41.txt', 'assign problem.json --json'],
  run: async (_session, call) => {
    const file = resolveInput(requireArgument(call, 0, 'FILE'));
    const problem = readProblem(await readFile(file, 'utf8'));
    const limitMs = (readWhole(call, 'seconds') ?? USUAL_SECONDS) * 1000;
    const began = performance.now();
    const answer = await assignTogether(problem, { limitMs });
    const durationMs = Math.round(performance.now() - began);
    const oneByOne = assignOneByOne(problem);
    const isWhole = oneByOne.assigned.every(({ choices }) => choices.length > 0);
    const { cost, bound, gap, by } = answer;
    const openSites = answer.openSites.map((site) => problem.sites[site]!.id);
    return {
      json: {
        cost,
        bound,
        gap,
        isOptimal: gap === 0,
        by,
        durationMs,
        oneByOneCost: isWhole ? oneByOne.cost : null,
        openSites,
        assigned: listShares(problem, answer.assigned),
      },
      lines: [
        `Cost ${cost.toLocaleString('en')}, ${gap === 0 ? 'the least there is' : `at most ${(gap * PERCENT).toFixed(2)} % above the least`}.`,
        `One by one: ${isWhole ? oneByOne.cost.toLocaleString('en') : 'not all demands could be served'}.`,
        `${openSites.length} of ${problem.sites.length} sites are used: ${openSites.join(', ')}.`,
        `${problem.demands.length} demands, ${durationMs} ms.`,
      ],
    };
  },
};

function listShares(
  problem: AssignmentProblem,
  assigned: readonly { demand: number; choices: { option: number; share: number }[] }[],
) {
  return assigned.map(({ demand, choices }) => {
    const { id, options } = problem.demands[demand]!;
    const from = choices.map(({ option, share }) => ({
      site: problem.sites[options[option]!.sites[0]!]!.id,
      share: Math.round(share * 1e6) / 1e6,
    }));
    return { demand: id, from };
  });
}
