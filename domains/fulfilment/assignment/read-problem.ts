import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import type { AssignmentProblem } from './problem.ts';

const JsonProblem = z.strictObject({
  sites: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        capacity: z.number().min(0).nullable().default(null),
        fixedCost: z.number().min(0).default(0),
      }),
    )
    .min(1),
  demands: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        amount: z.number().min(0),
        /** Cost of serving all of it from each site, in the order of the sites; null where that is impossible. */
        costs: z.array(z.number().nullable()),
        mayBeSplit: z.boolean().default(true),
      }),
    )
    .min(1),
});

/**
 * Reads sites with capacities and fixed costs, and demands with what serving all of each costs from each site: the
 * OR-Library's text (m n; capacity and fixed cost of each site; demand and m costs of each customer) or JSON with
 * `sites` and `demands`. @throws INVALID_INPUT naming what is wrong.
 */
export function readProblem(text: string): AssignmentProblem {
  return text.trimStart().startsWith('{') ? readJson(text) : readLibrary(text);
}

function readJson(text: string): AssignmentProblem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('INVALID_INPUT', 'The file begins like JSON but is not.', { cause });
  }
  const parsed = JsonProblem.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError('INVALID_INPUT', `${issue?.path.join('.') || 'The file'}: ${issue?.message}.`);
  }
  const { sites, demands } = parsed.data;
  const odd = demands.find((demand) => demand.costs.length !== sites.length);
  if (odd) {
    throw new AppError(
      'INVALID_INPUT',
      `${odd.id} has ${odd.costs.length} costs; there are ${sites.length} sites.`,
    );
  }
  return {
    sites,
    limits: [],
    demands: demands.map(({ id, amount, costs, mayBeSplit }) => ({
      id,
      load: amount,
      waitCost: null,
      isSplittable: mayBeSplit,
      options: costs.flatMap((cost, site) => (cost === null ? [] : [{ sites: [site], cost, uses: [] }])),
    })),
  };
}

function readLibrary(text: string): AssignmentProblem {
  const words = text.trim().split(/\s+/);
  let at = 0;
  const next = (what: string): number => {
    const word = words[at++];
    const value = Number(word);
    if (word !== undefined && word !== '' && Number.isFinite(value) && value >= 0) return value;
    const found = word === undefined ? 'the file ends' : `"${word}" stands there`;
    throw new AppError('INVALID_INPUT', `Number ${at}: ${what} is expected, but ${found}.`);
  };
  const count = (what: string): number => {
    const value = next(what);
    if (Number.isInteger(value) && value >= 1 && value <= words.length) return value;
    throw new AppError('INVALID_INPUT', `Number ${at}: ${what} cannot be ${value}.`);
  };
  const siteCount = count('the number of sites');
  const demandCount = count('the number of customers');
  const sites = Array.from({ length: siteCount }, (_, site) => ({
    id: String(site + 1),
    capacity: next(`the capacity of site ${site + 1}`),
    fixedCost: next(`the fixed cost of site ${site + 1}`),
  }));
  const demands = Array.from({ length: demandCount }, (_, demand) => {
    const load = next(`the demand of customer ${demand + 1}`);
    const options = sites.map((site, index) => ({
      sites: [index],
      cost: next(`the cost of serving customer ${demand + 1} from site ${site.id}`),
      uses: [],
    }));
    return { id: String(demand + 1), load, waitCost: null, isSplittable: true, options };
  });
  if (at < words.length) {
    throw new AppError(
      'INVALID_INPUT',
      `${words.length - at} numbers are left over after the last customer.`,
    );
  }
  return { sites, limits: [], demands };
}
