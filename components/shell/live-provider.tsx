'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { ANYTHING } from './hears.ts';
import { openLiveStream } from './open-live-stream.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

type Listener = (topics: readonly string[]) => void;

type Live = {
  state: LiveState;
  listen: (listener: Listener) => () => void;
  /** Says a topic in this tab alone, so that it does not wait for the stream after its own writes. */
  tell: Listener;
};

const LiveContext = createContext<Live | null>(null);

/** Keeps one stream to `/api/live` per tab. A message names topics: whoever listens reads again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<LiveState>('connecting');
  const [{ listen, tell }] = useState(makeTopics);

  useEffect(
    () => openLiveStream({ onState: setState, onOpen: () => tell([ANYTHING]), onTopics: tell }),
    [tell],
  );

  return <LiveContext value={{ state, listen, tell }}>{children}</LiveContext>;
}

function makeTopics() {
  const listeners = new Set<Listener>();
  const listen = (listener: Listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  const tell: Listener = (topics) => {
    for (const listener of listeners) listener(topics);
  };
  return { listen, tell };
}

/** The live stream's state, a way to hear its topics and one to say some. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive needs <LiveProvider> above it.');
  return live;
}
