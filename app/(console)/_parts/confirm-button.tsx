'use client';

import { useState } from 'react';
import type { Result } from '#app/_server/action.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from './failure-note.tsx';
import { useAction } from './use-action.ts';

type Props<Input, Data> = {
  /** The button, what it means, the button beneath that, and what is said afterwards. */
  words: { action: string; what: string; submit: string; done: string };
  action: (input: Input, commandId?: string) => Promise<Result<Data>>;
  input: Input;
};

/** Ends something, after a question that says what that means. */
export function ConfirmButton<Input, Data>({ words, action, input }: Props<Input, Data>) {
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, failure } = useAction(action, () => {
    void notify(words.done);
    setOpen(false);
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.action}</Button>
      <Dialog title={words.action} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="flex flex-col gap-4">
          <FailureNote failure={failure} />
          <p>{words.what}</p>
          <Button look="danger" className="self-end" disabled={isPending} onClick={() => run(input)}>
            {words.submit}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
