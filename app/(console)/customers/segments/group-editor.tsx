'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { isGroup, MOST_DEPTH, type RuleGroup, type RuleNode } from '#domains/segments/conditions.ts';
import { ConditionEditor, type EditorFacts } from './condition-editor.tsx';
import { beginCondition } from './condition-options.ts';

const KINDS = ['all', 'any', 'none'] as const;

type Props = {
  group: RuleGroup;
  depth: number;
  facts: EditorFacts;
  onChange: (group: RuleGroup) => void;
  onRemove?: () => void;
};

/** A group of conditions, of which all, any or none must be true; groups may stand in groups. */
export function GroupEditor({ group, depth, facts, onChange, onRemove }: Props) {
  const t = useTranslations('segments');
  const put = (at: number, node: RuleNode) => onChange({ ...group, of: group.of.with(at, node) });
  const takeOut = (at: number) => onChange({ ...group, of: group.of.toSpliced(at, 1) });
  const add = (node: RuleNode) => onChange({ ...group, of: [...group.of, node] });
  const begun = beginCondition('orders');
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-md border border-line bg-surface p-3">
      <legend className="sr-only">{t(`groups.${group.kind}`)}</legend>
      <div className="flex items-end justify-between gap-2">
        <SelectField
          label={t('rule.group')}
          value={group.kind}
          options={KINDS.map((value) => ({ value, label: t(`groups.${value}`) }))}
          onChange={(event) => {
            const kind = KINDS.find((one) => one === event.target.value);
            if (kind) onChange({ ...group, kind });
          }}
        />
        {onRemove ? (
          <IconButton label={t('rule.removeGroup')} icon={<X aria-hidden />} onClick={onRemove} />
        ) : null}
      </div>
      {group.of.map((node, at) =>
        isGroup(node) ? (
          <GroupEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name; fields inside are told their values
            key={`group ${at}`}
            group={node}
            depth={depth + 1}
            facts={facts}
            onChange={(changed) => put(at, changed)}
            onRemove={() => takeOut(at)}
          />
        ) : (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name; fields inside are told their values
            key={`condition ${at} ${group.of.length}`}
            condition={node}
            facts={facts}
            onChange={(changed) => put(at, changed)}
            onRemove={() => takeOut(at)}
          />
        ),
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => add(begun)}>
          <Plus aria-hidden />
          {t('rule.addCondition')}
        </Button>
        {depth < MOST_DEPTH ? (
          <Button size="small" look="quiet" onClick={() => add({ kind: 'any', of: [begun] })}>
            <Plus aria-hidden />
            {t('rule.addGroup')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
