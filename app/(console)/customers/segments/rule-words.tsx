'use client';

import { useTranslations } from 'next-intl';
import type { RuleNode } from '#domains/segments/conditions.ts';
import { type ExplainedNode, explainRule } from '#domains/segments/explain-rule.ts';
import type { RuleChoices } from '#domains/segments/list-rule-choices.ts';
import { useConditionWords } from './use-condition-words.ts';

type Facts = { choices: RuleChoices; currency: string };

/** A rule in plain words, its groups one in another. */
export function RuleWords({ rule, ...facts }: { rule: RuleNode } & Facts) {
  return <Told node={explainRule(rule)} {...facts} />;
}

function Told({ node, choices, currency }: { node: ExplainedNode } & Facts) {
  const t = useTranslations('segments');
  const { sentenceOf } = useConditionWords(choices, currency);
  if ('condition' in node) return <span>{sentenceOf(node)}</span>;
  return (
    <div className="min-w-0">
      <span className="text-quiet">{t(node.key)}</span>
      <ul className="ms-1 flex list-disc flex-col gap-1 border-s border-line ps-5">
        {node.parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own and hold nothing
          <li key={at}>
            <Told node={part} choices={choices} currency={currency} />
          </li>
        ))}
      </ul>
    </div>
  );
}
