import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import {
  conditionsOf,
  DAY_FACTS,
  LIST_FACTS,
  MOST_CONDITIONS,
  MOST_DEPTH,
  NUMBER_FACTS,
  PURPOSES,
  type Rule,
  type RuleGroup,
  type RuleNode,
  SAID,
  TOUCH_KINDS,
  WAYS,
} from './conditions.ts';

const MOST_VALUES = 100;
const MOST_DAYS = 36_500;
const LONGEST_VALUE = 200;
const LONGEST_TEXT = 100_000;
const LARGEST = 1e15;
const Days = z.number().int().min(0).max(MOST_DAYS);
const IDS: readonly string[] = ['firstChannel', 'boughtIn', 'firstOrderIn', 'lastOrderIn', 'product', 'tier'];

const Condition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    fact: z.enum(NUMBER_FACTS),
    is: z.enum(['atLeast', 'atMost']),
    value: z.number().min(-LARGEST).max(LARGEST),
  }),
  z.strictObject({
    kind: z.literal('days'),
    fact: z.enum(DAY_FACTS),
    is: z.enum(['within', 'before']),
    days: Days,
  }),
  z
    .strictObject({
      kind: z.literal('list'),
      fact: z.enum(LIST_FACTS),
      values: z
        .array(
          z
            .string()
            .min(1)
            .max(LONGEST_VALUE)
            .refine((value) => !value.includes('\0'), 'a text without a null'),
        )
        .min(1)
        .max(MOST_VALUES),
    })
    .refine(
      ({ fact, values }) => !IDS.includes(fact) || values.every((value) => z.uuid().safeParse(value).success),
      {
        message: 'ids are wanted here',
      },
    ),
  z.strictObject({ kind: z.literal('named') }),
  z.strictObject({
    kind: z.literal('touch'),
    touch: z.enum(TOUCH_KINDS),
    least: z.number().int().min(1).max(1_000_000),
    days: Days,
    channelId: z.uuid().optional(),
  }),
  z.strictObject({
    kind: z.literal('consent'),
    purpose: z.enum(PURPOSES),
    way: z.enum(WAYS),
    is: z.enum(SAID),
  }),
  z.strictObject({ kind: z.literal('withdrew'), purpose: z.enum(PURPOSES), way: z.enum(WAYS), days: Days }),
  z.strictObject({ kind: z.literal('reachable'), way: z.enum(WAYS) }),
]);

const Group: z.ZodType<RuleGroup, RuleGroup> = z.strictObject({
  kind: z.enum(['all', 'any', 'none']),
  of: z
    .array(z.lazy(() => Node))
    .min(1, 'a group needs a condition')
    .max(MOST_CONDITIONS),
});

const Node: z.ZodType<RuleNode, RuleNode> = z.lazy(() => z.union([Group, Condition]));

/** A rule from outside: typed, no deeper and no longer than the limits. */
export const RuleInput: z.ZodType<Rule, Rule> = z
  .custom<Rule>(
    (raw) => depthOf(raw, MOST_DEPTH + 1) <= MOST_DEPTH,
    `groups stand at most ${MOST_DEPTH} deep`,
  )
  .pipe(z.strictObject({ version: z.literal(1), rule: Group }))
  .refine(({ rule }) => conditionsOf(rule).length <= MOST_CONDITIONS, {
    message: `a rule has at most ${MOST_CONDITIONS} conditions`,
  });

/** A rule from its JSON text. @throws INVALID_INPUT saying where it is not understood. */
export function readRule(text: string): Rule {
  if (text.length > LONGEST_TEXT) throw new AppError('INVALID_INPUT', 'The rule is too long.');
  const parsed = RuleInput.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError(
    'INVALID_INPUT',
    `${issue?.path.join('.') || 'The rule'}: ${issue?.message ?? 'not understood'}.`,
  );
}

/** What a kept rule says; it was checked when it was saved. @throws INVALID_INPUT when it is of a version that we do not know. */
export function readKeptRule(kept: unknown): Rule {
  const parsed = RuleInput.safeParse(kept);
  if (parsed.success) return parsed.data;
  throw new AppError('INVALID_INPUT', 'The rule was saved by another version of the program.');
}

/** Whether a kept rule can be understood; one of another version of the program may not. */
export function isReadable(kept: unknown): boolean {
  return RuleInput.safeParse(kept).success;
}

/** Whether a rule looks at what goods cost, or at predictions: not everybody may. */
export function rightsOf(rule: Rule): { cost: boolean; predictions: boolean } {
  const conditions = conditionsOf(rule.rule);
  const names = conditions.flatMap((one) => (one.kind === 'number' || one.kind === 'list' ? [one.fact] : []));
  return {
    cost: names.includes('contribution'),
    predictions: names.some((name) => PREDICTED.includes(name)),
  };
}

const PREDICTED: readonly string[] = [
  'group',
  'recencyScore',
  'frequencyScore',
  'moneyScore',
  'alive',
  'expectedOrders',
  'expectedValue',
];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('INVALID_INPUT', 'The rule is no JSON.', { cause });
  }
}

/** Counted before anything is parsed, and no further than the limit, so that a hostile nest cannot exhaust the stack. */
function depthOf(raw: unknown, most: number): number {
  if (typeof raw !== 'object' || raw === null) return 0;
  if ('rule' in raw) return depthOf(raw.rule, most);
  if (!('of' in raw) || !Array.isArray(raw.of)) return 0;
  if (most === 0) return 1;
  return 1 + Math.max(0, ...raw.of.slice(0, MOST_CONDITIONS + 1).map((node) => depthOf(node, most - 1)));
}
