'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import type { CustomerTab } from './customer-tab.ts';

/** Places of the page that links name, and the tab in which each stands. */
const TAB_OF: Record<string, CustomerTab> = { '#tasks': 'work', '#story': 'timeline' };

/** Follows links to a place of the page into its tab: the server is not told what stands behind the #. */
export function OldLinks({ path, here }: { path: string; here: CustomerTab | 'all' }) {
  const router = useRouter();
  useEffect(() => {
    const { hash, search } = window.location;
    const tab = TAB_OF[hash];
    if (tab && here === 'overview' && search === '') router.replace(asRoute(`${path}?tab=${tab}${hash}`));
  }, [router, path, here]);
  return null;
}
