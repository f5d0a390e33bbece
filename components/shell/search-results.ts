import { useEffect, useState } from 'react';

const TYPING_PAUSE_MS = 120;
const SHORTEST_QUERY = 2;

export type FoundItem = { id: string; title: string; hint?: string; href: string };
export type FoundGroup = { label: string; items: FoundItem[] };
export type Found = { state: 'idle' | 'searching' | 'failed' | 'done'; groups: FoundGroup[] };

const NOTHING: Found = { state: 'idle', groups: [] };

/** What `GET /api/search?q=` finds for the text, asked once the typing pauses; an older answer never wins. */
export function useSearchResults(query: string): Found {
  const [found, setFound] = useState<Found>(NOTHING);
  const wanted = query.trim();

  useEffect(() => {
    if (wanted.length < SHORTEST_QUERY) {
      setFound(NOTHING);
      return;
    }
    const abort = new AbortController();
    setFound((before) => ({ state: 'searching', groups: before.groups }));
    const timer = setTimeout(async () => {
      const answer = await ask(wanted, abort.signal);
      if (!abort.signal.aborted) setFound(answer);
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted]);

  return found;
}

async function ask(query: string, signal: AbortSignal): Promise<Found> {
  try {
    const response = await fetch(`/api/search?q=${encodeURIComponent(query)}`, { signal });
    if (!response.ok) return { state: 'failed', groups: [] };
    const body: { groups: FoundGroup[] } = await response.json();
    return { state: 'done', groups: body.groups };
  } catch {
    // An aborted or broken request: the palette says that search does not answer, its pages still work.
    return { state: 'failed', groups: [] };
  }
}
