'use client';

import { useEffect, useState } from 'react';
import type { Result } from '#app/_server/action.ts';
import type { Failure } from '../../_parts/use-action.ts';

const PAUSE_MS = 150;

/**
 * What something would come to, asked anew when `input` changes; null while nothing is asked. An older answer never
 * wins over a newer question.
 */
export function useQuote<Input, Quote>(
  ask: (input: Input) => Promise<Result<Quote>>,
  input: Input | null,
): { quote: Quote | null; failure: Failure | null } {
  const text = input === null ? '' : JSON.stringify(input);
  const [answer, setAnswer] = useState<{ text: string; result: Result<Quote> } | null>(null);
  useEffect(() => {
    if (text === '') return;
    let isOld = false;
    const timer = setTimeout(async () => {
      const result = await ask(JSON.parse(text) as Input).catch(() => null);
      if (!isOld && result) setAnswer({ text, result });
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [ask, text]);
  if (text === '' || !answer) return { quote: null, failure: null };
  const { result } = answer;
  if (!result.ok) return { quote: null, failure: answer.text === text ? result.error : null };
  return { quote: result.data, failure: null };
}
