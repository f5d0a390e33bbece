'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { openLiveStream } from './open-live-stream.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

type Listener = (topics: readonly string[]) => void;

type Live = { state: LiveState; listen: (listener: Listener) => () => void };

const LiveContext = createContext<Live | null>(null);

/**
 * Keeps one stream to `/api/live` per tab. A message names topics; queries whose key starts with one are read again.
 * On every (re)connection everything is read again, because what was said meanwhile is lost.
 */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [listeners] = useState(() => new Set<Listener>());
  const [listen] = useState(() => (listener: Listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  });

  useEffect(
    () =>
      openLiveStream({
        onState: setState,
        onOpen: () => void queries.invalidateQueries(),
        onTopics: (topics) => {
          for (const topic of topics) void queries.invalidateQueries({ queryKey: [topic] });
          for (const listener of listeners) listener(topics);
        },
      }),
    [queries, listeners],
  );

  return <LiveContext value={{ state, listen }}>{children}</LiveContext>;
}

/** The live stream's state and a way to hear its topics. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive needs <LiveProvider> above it.');
  return live;
}
