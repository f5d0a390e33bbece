'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { hears } from './hears.ts';
import { useLive } from './live-provider.tsx';

const PAUSE_MS = 2_000;

/**
 * Reads a server-rendered page again when one of the topics changes, and once the stream is open: two seconds after the
 * first change, and two seconds after it was read last. One reading waits for the other; else a slow machine with
 * changes all the time would begin again and again, and show none of them. Shows nothing itself.
 */
export function RefreshOn({ topics }: { topics: readonly string[] }) {
  const router = useRouter();
  const { listen } = useLive();
  const [isDue, setDue] = useState(false);
  const [isReading, startReading] = useTransition();
  const wanted = topics.join(' ');

  useEffect(
    () => listen((changed) => void (hears(wanted.split(' '), changed) && setDue(true))),
    [listen, wanted],
  );

  useEffect(() => {
    if (!isDue || isReading) return;
    const timer = setTimeout(() => {
      setDue(false);
      startReading(() => router.refresh());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isDue, isReading, router]);

  return null;
}
