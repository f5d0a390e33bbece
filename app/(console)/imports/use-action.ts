'use client';

import { useState, useTransition } from 'react';
import type { Result } from '#app/_server/action.ts';

type Failure = Extract<Result<never>, { ok: false }>['error'];

const NO_ANSWER: Failure = { code: 'UNAVAILABLE', message: 'The server did not answer.', details: {} };

/** Runs a server action from a button or form: whether it is under way, why it was refused, and what follows. */
export function useAction<Input, Data>(
  action: (input: Input) => Promise<Result<Data>>,
  onDone: (data: Data) => void,
) {
  const [isPending, start] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = (input: Input) =>
    start(async () => {
      const result = await action(input).catch((): Result<Data> => ({ ok: false, error: NO_ANSWER }));
      setFailure(result.ok ? null : result.error);
      if (result.ok) onDone(result.data);
    });
  return { run, isPending, failure };
}
