'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { Button, buttonLook } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { BudgetDimension } from '#domains/analytics/statement/budgets/budget-dimensions.ts';
import type { BudgetProblem } from '#domains/analytics/statement/budgets/read-budget-table.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { importBudgets, readBudgets } from '../actions.ts';

type Read = { count: number; problems: BudgetProblem[]; problemCount: number };

type Props = {
  by: BudgetDimension /** The first row and another, as an example. */;
  head: string[];
  sample: string[];
};

/** Budgets of many months at once: a table that is pasted or comes from a CSV file, looked through before it is set. */
export function PasteBudgets({ by, head, sample }: Props) {
  const t = useTranslations('statement.budget');
  const [text, setText] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  const look = useAction(readBudgets, setRead);
  const keep = useAction(importBudgets, () => {
    void notify(t('saved'));
    change('');
  });

  function change(next: string) {
    setText(next);
    setRead(null);
  }

  return (
    <Panel title={t('paste')}>
      <div className="flex flex-col gap-3">
        <FailureNote failure={look.failure ?? keep.failure} />
        <div id="paste-hint" className="text-sm text-quiet">
          <p>{t('pasteHint')}</p>
          <pre className="mt-1 overflow-x-auto font-sans tabular-nums">{`${head.join(';')}\n${sample.join(';')}`}</pre>
        </div>
        <textarea
          aria-label={t('table')}
          aria-describedby="paste-hint"
          value={text}
          onChange={({ target }) => change(target.value)}
          rows={6}
          dir="auto"
          spellCheck={false}
          className="w-full rounded-md border border-field bg-surface p-2 text-sm tabular-nums"
        />
        <div className="flex flex-wrap items-center gap-2">
          <label className={`${buttonLook()} cursor-pointer has-focus-visible:outline-2`}>
            {t('file')}
            <input
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              className="sr-only"
              onChange={({ target }) => void target.files?.[0]?.text().then(change)}
            />
          </label>
          <Button
            className="ms-auto"
            disabled={look.isPending || text.trim() === ''}
            onClick={() => look.run({ by, text })}
          >
            {t('look')}
          </Button>
          <Button
            look="primary"
            disabled={keep.isPending || !read || read.problemCount > 0 || read.count === 0}
            onClick={() => keep.run({ by, text })}
          >
            {t('setAll', { count: read?.count ?? 0 })}
          </Button>
        </div>
        {read ? <Found read={read} /> : null}
      </div>
    </Panel>
  );
}

function Found({ read }: { read: Read }) {
  const t = useTranslations('statement.budget');
  if (read.problemCount === 0)
    return <Banner tone={read.count > 0 ? 'ok' : 'info'} title={t('found', { count: read.count })} />;
  return (
    <Banner tone="warn" title={t('problems', { count: read.problemCount })}>
      <ul>
        {read.problems.map((problem) => (
          <li key={`${problem.row} ${problem.kind} ${problem.text}`}>
            {t('row', { row: problem.row })} {t(`problem.${problem.kind}`)} <bdi>{problem.text}</bdi>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
