'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { hears } from './hears.ts';
import { useLive } from './live-provider.tsx';

const STALE_AFTER_MS = 30_000;

type Source<Data> = {
  /** What is asked: another key is another question, null asks nothing. */
  key: string | null;
  read: (signal: AbortSignal) => Promise<Data>;
  /** It is read again when one of these changes. */
  topics?: string;
  /** What the server sent along with the page; newer pages replace what was read since. */
  first?: Data;
  everyMs?: number;
};

type Answer<Data> = {
  /** The last answer; it stands while the next is read, and when that fails. */
  data: Data | undefined;
  error: Error | null;
  isReading: boolean;
  readAgain: () => void;
};

/** What a screen shows and keeps fresh: read again when its topics change, when one comes back to the tab, or in turns. */
export function useLiveData<Data>({ key, read, topics = '', first, everyMs }: Source<Data>): Answer<Data> {
  const [round, setRound] = useState(0);
  const question = `${round} ${key}`;
  const [answer, setAnswer] = useState(() => answered(question, first));
  if (first !== undefined && answer.first !== first) setAnswer(answered(question, first));
  const isReading = key !== null && answer.question !== question;
  const readAgain = () => setRound((last) => last + 1);
  const start = useEffectEvent(read);

  useEffect(() => {
    if (!isReading) return;
    const abort = new AbortController();
    const take = (news: { data: Data; error: null } | { error: Error }) => {
      if (!abort.signal.aborted) setAnswer((last) => ({ ...last, ...news, question }));
    };
    start(abort.signal).then(
      (data) => take({ data, error: null }),
      (error: unknown) => take({ error: error instanceof Error ? error : new Error(String(error)) }),
    );
    return () => abort.abort();
  }, [isReading, question]);

  useReasons({ topics, everyMs, isReading, readAgain });
  return { data: answer.data, error: answer.error, isReading, readAgain };
}

type Shown<Data> = { question: string | null; first?: Data; data?: Data; error: Error | null };

function answered<Data>(question: string, first: Data | undefined): Shown<Data> {
  return { question: first === undefined ? null : question, first, data: first, error: null };
}

type Reasons = { topics: string; everyMs: number | undefined; isReading: boolean; readAgain: () => void };

/** Why to read again: a topic, a turn, and somebody who comes back to a tab that was left for a while. */
function useReasons({ topics, everyMs, isReading, readAgain }: Reasons) {
  const { listen } = useLive();
  const again = useEffectEvent(readAgain);
  const takeTurn = useEffectEvent(() => {
    if (!isReading && !document.hidden) readAgain();
  });

  useEffect(() => {
    const wanted = topics.split(' ');
    return topics ? listen((changed) => hears(wanted, changed) && again()) : undefined;
  }, [listen, topics]);

  useEffect(() => {
    if (everyMs === undefined) return;
    const timer = setInterval(takeTurn, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);

  useEffect(() => {
    let leftAt = 0;
    const onVisibility = () => {
      if (document.hidden) leftAt = Date.now();
      else if (topics && Date.now() - leftAt > STALE_AFTER_MS) again();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, [topics]);
}
