'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Prefs } from '#lib/format/prefs.ts';

const PrefsContext = createContext<Prefs | null>(null);

/** Hands the reader's preferences to client components. */
export function PrefsProvider({ prefs, children }: { prefs: Prefs; children: ReactNode }) {
  return <PrefsContext value={prefs}>{children}</PrefsContext>;
}

/** The reader's preferences, in client components. Server components take them from `readPrefs()`. */
export function usePrefs(): Prefs {
  const prefs = useContext(PrefsContext);
  if (!prefs) throw new Error('usePrefs needs <PrefsProvider> above it.');
  return prefs;
}
