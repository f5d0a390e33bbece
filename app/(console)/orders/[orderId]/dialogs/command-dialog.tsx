'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState, useTransition } from 'react';
import type { Result } from '#app/_server/action.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import type { Failure } from '../../../_parts/use-action.ts';

/** Field name → what is wrong with it. */
export type Problems = Record<string, string>;

type Props<Input> = {
  title: string;
  submit: string;
  tone?: 'primary' | 'danger';
  /** What the notice says afterwards. */
  done: string;
  /** Reads the form: the command's input, or what is wrong with which field. */
  read: (form: FormData) => { input: Input } | { problems: Problems };
  run: (input: Input, commandId: string) => Promise<Result<unknown>>;
  onClose: () => void;
  /** Instead of the plain notice, for what can be undone. */
  onDone?: (input: Input) => void;
  children: (problems: Problems) => ReactNode;
};

/** A command as a form over the page. What was typed is kept when it is refused; a repeat is carried out once. */
export function CommandDialog<Input>(props: Props<Input>) {
  const { title, submit, tone = 'primary', done, read, run, onClose, onDone, children } = props;
  const t = useTranslations('common');
  const [commandId] = useState(newClientId);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, start] = useTransition();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const asked = read(new FormData(event.currentTarget));
    if ('problems' in asked) return setProblems(asked.problems);
    setProblems({});
    start(async () => {
      const result = await run(asked.input, commandId).catch(() => NO_ANSWER);
      if (!result.ok) return setFailure(result.error);
      if (onDone) onDone(asked.input);
      else void notify(done);
      onClose();
    });
  }

  const wrong = Object.keys(problems).length;
  return (
    <Dialog title={title} isOpen onOpenChange={onClose}>
      <form onSubmit={onSubmit} className="flex flex-col gap-4" noValidate>
        <FailureNote failure={failure} />
        {wrong > 1 ? (
          <p role="alert" className="text-sm text-bad">
            {t('field.problems', { count: wrong })}
          </p>
        ) : null}
        {children(problems)}
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('action.close')}
          </Button>
          <Button look={tone} type="submit" disabled={isPending}>
            {isPending ? t('state.saving') : submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const NO_ANSWER: Result<never> = { ok: false, error: { code: 'UNAVAILABLE', message: '', details: {} } };
