'use client';

import { useState, useTransition } from 'react';
import type { Result } from '#app/_server/action.ts';
import { newClientId } from '#lib/client-id.ts';

/** Why an action was refused. */
export type Failure = Extract<Result<never>, { ok: false }>['error'];

const NO_ANSWER: Failure = { code: 'UNAVAILABLE', message: '', details: {} };

/**
 * Runs a server action from a form: whether it is under way, why it was refused, and what follows. A repeat after no
 * answer carries the same id, so that it is carried out once.
 */
export function useAction<Input, Data>(
  action: (input: Input, commandId?: string) => Promise<Result<Data>>,
  onDone: (data: Data) => void,
) {
  const [isPending, start] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempt, setAttempt] = useState({ text: '', commandId: '' });
  const run = (input: Input) => {
    const text = JSON.stringify(input);
    const commandId = attempt.text === text ? attempt.commandId : newClientId();
    setAttempt({ text, commandId });
    start(async () => {
      const result = await action(input, commandId).catch(
        (): Result<Data> => ({ ok: false, error: NO_ANSWER }),
      );
      setFailure(result.ok ? null : result.error);
      // What was answered is over: the same figures once more are another command.
      if (result.ok || result.error.code !== 'UNAVAILABLE') setAttempt({ text: '', commandId: '' });
      if (result.ok) onDone(result.data);
    });
  };
  return { run, isPending, failure };
}

/** Whether the refusal names this field. */
export function isAbout(failure: Failure | null, field: string): boolean {
  const issues = failure?.details.issues;
  return Array.isArray(issues) && issues.some((issue: { path?: unknown }) => issue.path === field);
}
