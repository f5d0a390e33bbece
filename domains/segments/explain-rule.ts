import type { Condition, RuleGroup, RuleNode } from './conditions.ts';
import { isGroup } from './conditions.ts';

/** A rule in plain words: the key of a sentence in `segments.json` with its values, and what stands below it. */
export type Explained = { key: string; values: ExplainedValues; parts: Explained[] };

/** Amounts, days and names are formatted by who shows them; `condition` says what they are. */
export type ExplainedValues = { condition?: Condition };

/** Says a rule as a tree of sentences, so that every language can tell it in its own order. */
export function explainRule(group: RuleGroup): Explained {
  return explainNode(group);
}

function explainNode(node: RuleNode): Explained {
  if (isGroup(node)) return { key: `groups.${node.kind}`, values: {}, parts: node.of.map(explainNode) };
  return { key: `says.${wordsOf(node)}`, values: { condition: node }, parts: [] };
}

/** The sentence of a condition below `says` in `segments.json`. */
export function wordsOf(condition: Condition): string {
  switch (condition.kind) {
    case 'number':
      return `${condition.fact}.${condition.is}`;
    case 'days':
      return `${condition.fact}.${condition.is}`;
    case 'list':
      return `${condition.fact}`;
    case 'consent':
      return `consent.${condition.is}`;
    case 'touch':
      return condition.channelId ? 'touchIn' : 'touch';
    default:
      return condition.kind;
  }
}
