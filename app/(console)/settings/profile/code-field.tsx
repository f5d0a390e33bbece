'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import type { Failure } from '../../_parts/use-action.ts';

type State = {
  run: (input: { code: string }) => void;
  isPending: boolean;
  failure: Failure | null;
};

/** One field for a code of the second step, and what to do with it. */
export function CodeField({ label, button, state }: { label: string; button: string; state: State }) {
  const t = useTranslations('team.secondStep');
  const isWrong = state.failure?.code === 'INVALID_INPUT';
  return (
    <form
      method="post"
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        state.run({ code: String(new FormData(event.currentTarget).get('code') ?? '') });
      }}
    >
      {isWrong ? null : <FailureNote failure={state.failure} />}
      <TextField
        label={label}
        error={isWrong ? t('wrong') : undefined}
        name="code"
        dir="ltr"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        required
      />
      <Button type="submit" disabled={state.isPending}>
        {button}
      </Button>
    </form>
  );
}
