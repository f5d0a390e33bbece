'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { hears } from './hears.ts';
import { useLive } from './live-provider.tsx';

const AT_MOST_EVERY_MS = 2_000;

/**
 * Reads a server-rendered page again when one of the topics changes, and once the stream is open, at most every two
 * seconds. Shows nothing.
 */
export function RefreshOn({ topics }: { topics: readonly string[] }) {
  const router = useRouter();
  const { listen } = useLive();
  const wanted = topics.join(' ');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((changed) => {
      if (timer || !hears(wanted.split(' '), changed)) return;
      timer = setTimeout(() => {
        timer = undefined;
        router.refresh();
      }, AT_MOST_EVERY_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [listen, router, wanted]);

  return null;
}
