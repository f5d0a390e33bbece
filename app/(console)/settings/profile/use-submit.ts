'use client';

import { useState, useTransition } from 'react';
import type { Result } from '#app/_server/action.ts';

type Failure = Extract<Result<never>, { ok: false }>['error'];

const NO_ANSWER: Failure = { code: 'UNAVAILABLE', message: 'The server did not answer.', details: {} };

/** Runs a server action from a form or a button: whether it is under way, why it was refused, and what follows. */
export function useSubmit<Input, Data>(
  action: (input: Input) => Promise<Result<Data>>,
  onDone: (data: Data) => void,
) {
  const [isPending, start] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = (input: Input) =>
    start(async () => {
      const result = await action(input).catch((): Result<Data> => ({ ok: false, error: NO_ANSWER }));
      setFailure(result.ok ? null : result.error);
      if (result.ok) onDone(result.data);
    });
  return { submit, isPending, failure };
}

/** Whether the refusal names this field. */
export function isAbout(failure: Failure | null, field: string): boolean {
  const issues = failure?.details.issues;
  return Array.isArray(issues) && issues.some((issue: { path?: unknown }) => issue.path === field);
}
