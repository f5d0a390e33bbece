import { useEffect, useState } from 'react';
import type { Sellable } from '#domains/orders/counter/list-sellable.ts';

const TYPING_PAUSE_MS = 150;

/** What a channel can sell that fits the text, asked once typing pauses; an older answer never wins. */
export function useSellable(channelId: string): {
  found: readonly Sellable[];
  search: (text: string) => void;
  isFailed: boolean;
} {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<{ found: readonly Sellable[]; isFailed: boolean }>(NOTHING);

  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const next = await findSellable(channelId, text, abort.signal);
      if (!abort.signal.aborted) setAnswer(next ? { found: next, isFailed: false } : FAILED);
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [channelId, text]);

  return { ...answer, search: setText };
}

const NOTHING = { found: [], isFailed: false };
const FAILED = { found: [], isFailed: true };

/** Asks once. Null when nobody answers. */
export async function findSellable(
  channelId: string,
  text: string,
  signal?: AbortSignal,
): Promise<Sellable[] | null> {
  if (text.trim() === '') return [];
  try {
    const query = new URLSearchParams({ channel: channelId, q: text });
    const response = await fetch(`/api/orders/sellable?${query}`, { signal });
    return response.ok ? await response.json() : null;
  } catch {
    // Broken off or no network: the caller says so and keeps what was typed.
    return null;
  }
}
