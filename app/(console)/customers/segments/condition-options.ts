import {
  type Condition,
  conditionsOf,
  DAY_FACTS,
  type DayFact,
  isGroup,
  LIST_FACTS,
  type ListFact,
  NUMBER_FACTS,
  type NumberFact,
  type RuleGroup,
} from '#domains/segments/conditions.ts';

/** What can be chosen as a condition. */
export type ConditionOption =
  | NumberFact
  | DayFact
  | ListFact
  | Exclude<Condition['kind'], 'number' | 'days' | 'list'>;

/** Which conditions need more than the right to see segments. */
export type RuleRights = { cost: boolean; predictions: boolean };

const PREDICTED: readonly ConditionOption[] = [
  'group',
  'recencyScore',
  'frequencyScore',
  'moneyScore',
  'alive',
  'expectedOrders',
  'expectedValue',
];

const ALL: readonly ConditionOption[] = [
  'orders',
  'lastOrder',
  'firstOrder',
  'net',
  'averageOrder',
  'contribution',
  'returns',
  'boughtIn',
  'firstOrderIn',
  'lastOrderIn',
  'channels',
  'category',
  'product',
  'touch',
  'consent',
  'withdrew',
  'reachable',
  'points',
  'tier',
  'group',
  'recencyScore',
  'frequencyScore',
  'moneyScore',
  'alive',
  'expectedOrders',
  'expectedValue',
  'created',
  'named',
  'country',
  'language',
  'tag',
  'firstChannel',
];

const isOf = <One extends string>(all: readonly One[], option: string): option is One =>
  all.some((one) => one === option);

/** The conditions that somebody with these rights can use, the most wanted first. */
export function optionsFor({ cost, predictions }: RuleRights): readonly ConditionOption[] {
  return ALL.filter((one) => (cost || one !== 'contribution') && (predictions || !PREDICTED.includes(one)));
}

/** What is chosen where this condition stands. */
export function optionOf(condition: Condition): ConditionOption {
  return 'fact' in condition ? condition.fact : condition.kind;
}

/** A condition to begin with, as most people would want it. */
export function beginCondition(option: ConditionOption): Condition {
  if (isOf(NUMBER_FACTS, option)) {
    return { kind: 'number', fact: option, is: 'atLeast', value: option === 'orders' ? 1 : Number.NaN };
  }
  if (isOf(DAY_FACTS, option)) return { kind: 'days', fact: option, is: 'within', days: 30 };
  if (isOf(LIST_FACTS, option)) return { kind: 'list', fact: option, values: [] };
  switch (option) {
    case 'named':
      return { kind: 'named' };
    case 'touch':
      return { kind: 'touch', touch: 'view', least: 1, days: 30 };
    case 'consent':
      return { kind: 'consent', purpose: 'marketing', way: 'email', is: 'granted' };
    case 'withdrew':
      return { kind: 'withdrew', purpose: 'marketing', way: 'email', days: 30 };
    case 'reachable':
      return { kind: 'reachable', way: 'email' };
  }
}

/** Whether every figure is filled in and every list has something; an empty group is not whole. */
export function isWhole(group: RuleGroup): boolean {
  const hasParts = (one: RuleGroup): boolean =>
    one.of.length > 0 && one.of.every((part) => !isGroup(part) || hasParts(part));
  return hasParts(group) && conditionsOf(group).every(isFilled);
}

function isFilled(condition: Condition): boolean {
  switch (condition.kind) {
    case 'number':
      return Number.isFinite(condition.value);
    case 'list':
      return condition.values.length > 0;
    case 'touch':
      return condition.least >= 1 && condition.days >= 0;
    case 'days':
    case 'withdrew':
      return condition.days >= 0;
    default:
      return true;
  }
}
