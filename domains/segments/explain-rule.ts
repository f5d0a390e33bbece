import { type Condition, isGroup, type RuleNode } from './conditions.ts';

/** The sentence of a condition in `segments.json`; its values are formatted by who shows them. */
export type ExplainedCondition = { key: `says.${string}`; condition: Condition };

/** What joins several sentences, and those sentences. */
export type ExplainedGroup = { key: `groups.${'all' | 'any' | 'none'}`; parts: ExplainedNode[] };

/** One or the other. */
export type ExplainedNode = ExplainedCondition | ExplainedGroup;

/** Says a rule as a tree of keys of `segments.json`, so that every language tells it in its own order. */
export function explainRule(node: RuleNode): ExplainedNode {
  if (isGroup(node)) return { key: `groups.${node.kind}`, parts: node.of.map(explainRule) };
  return { key: `says.${wordsOf(node)}`, condition: node };
}

function wordsOf(condition: Condition): string {
  switch (condition.kind) {
    case 'number':
    case 'days':
      return `${condition.fact}.${condition.is}`;
    case 'list':
      return condition.fact;
    case 'consent':
      return `consent.${condition.is}`;
    case 'touch':
      return condition.channelId ? 'touchIn' : 'touch';
    default:
      return condition.kind;
  }
}
