/** Figures of a person that a rule can compare. Amounts are minor units of the reporting currency, `alive` is a percentage. */
export const NUMBER_FACTS = [
  'orders',
  'net',
  'averageOrder',
  'contribution',
  'returns',
  'channels',
  'points',
  'recencyScore',
  'frequencyScore',
  'moneyScore',
  'alive',
  'expectedOrders',
  'expectedValue',
] as const;

/** Of those, the ones that are money. */
export const MONEY_FACTS: readonly NumberFact[] = ['net', 'averageOrder', 'contribution', 'expectedValue'];

/** Instants of a person, told in days ago. */
export const DAY_FACTS = ['lastOrder', 'firstOrder', 'created'] as const;

/** Facts that are one of several, or several of them. */
export const LIST_FACTS = [
  'group',
  'country',
  'language',
  'tag',
  'firstChannel',
  'boughtIn',
  'firstOrderIn',
  'lastOrderIn',
  'category',
  'product',
  'tier',
] as const;

/** What can happen between a person and a channel, as `touches` tells it. */
export const TOUCH_KINDS = [
  'view',
  'search',
  'cart',
  'checkout',
  'message',
  'call',
  'visit',
  'ad_click',
  'purchase',
  'return',
  'review',
  'event',
] as const;

/** What a person can agree to. */
export const PURPOSES = ['marketing', 'service', 'profiling'] as const;
/** How a person can be reached. */
export const WAYS = ['email', 'sms', 'phone', 'post', 'messenger'] as const;

/** What a person may have said about being contacted. */
export const SAID = ['granted', 'refused', 'unsaid'] as const;

/** A figure of a person. */
export type NumberFact = (typeof NUMBER_FACTS)[number];
/** An instant of a person. */
export type DayFact = (typeof DAY_FACTS)[number];
/** A fact that is one of several. */
export type ListFact = (typeof LIST_FACTS)[number];
/** What a consent is for. */
export type Purpose = (typeof PURPOSES)[number];
/** A way of contact. */
export type Way = (typeof WAYS)[number];

/** One statement about a person. Days are the business's own, counted back from the beginning of today. */
export type Condition =
  | { kind: 'number'; fact: NumberFact; is: 'atLeast' | 'atMost'; value: number }
  | { kind: 'days'; fact: DayFact; is: 'within' | 'before'; days: number }
  | { kind: 'list'; fact: ListFact; values: string[] }
  | { kind: 'named' }
  | {
      kind: 'touch';
      touch: (typeof TOUCH_KINDS)[number];
      least: number;
      days: number;
      channelId?: string | undefined;
    }
  | { kind: 'consent'; purpose: Purpose; way: Way; is: (typeof SAID)[number] }
  | { kind: 'withdrew'; purpose: Purpose; way: Way; days: number }
  | { kind: 'reachable'; way: Way };

/** Conditions joined: all of them, any of them, or none of them. */
export type RuleGroup = { kind: 'all' | 'any' | 'none'; of: RuleNode[] };

/** A group or a condition. */
export type RuleNode = RuleGroup | Condition;

/** A rule as it is kept. The number tells how to read it. */
export type Rule = { version: 1; rule: RuleGroup };

/** How deep groups may stand in one another. */
export const MOST_DEPTH = 5;

/** How many conditions a rule may have. */
export const MOST_CONDITIONS = 40;

/** True for a group of conditions. */
export function isGroup(node: RuleNode): node is RuleGroup {
  return node.kind === 'all' || node.kind === 'any' || node.kind === 'none';
}

/** Every condition of a rule, in reading order. */
export function conditionsOf(node: RuleNode): Condition[] {
  return isGroup(node) ? node.of.flatMap(conditionsOf) : [node];
}
