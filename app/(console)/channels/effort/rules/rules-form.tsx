'use client';

import { type ReactNode, useRef, useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { EffortPreview } from '#domains/analytics/effort/settings/preview-rules.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepRules, tryRules } from './actions.ts';
import { PreviewTable, type PreviewWords } from './preview-table.tsx';
import { readRules } from './read-rules.ts';

type Props = {
  version: number;
  /** The fields, written on the server: their words are needed here only. */
  children: ReactNode;
  words: PreviewWords & Record<'preview' | 'save' | 'saved', string>;
};

/** Shows what changed rules would say of the newest orders, and lets them hold. */
export function RulesForm({ version, children, words }: Props) {
  const prefs = usePrefs();
  const form = useRef<HTMLFormElement>(null);
  const [preview, setPreview] = useState<EffortPreview[] | null>(null);
  const keep = useAction(keepRules, () => {
    setPreview(null);
    void notify(words.saved);
  });
  const attempt = useAction(tryRules, setPreview);
  const isBusy = keep.isPending || attempt.isPending;
  const typed = () => readRules(new FormData(form.current ?? undefined));
  return (
    <form
      ref={form}
      method="post"
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        keep.run({ rules: typed(), expectedVersion: version });
      }}
    >
      {children}
      <FailureNote failure={keep.failure ?? attempt.failure} />
      {preview ? <PreviewTable rows={preview} words={words} prefs={prefs} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button disabled={isBusy} onClick={() => attempt.run(typed())}>
          {words.preview}
        </Button>
        <Button type="submit" look="primary" disabled={isBusy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
