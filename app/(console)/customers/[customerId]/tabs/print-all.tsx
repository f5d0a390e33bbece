'use client';

import { Printer } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { IconButton } from '#components/ui/icon-button.tsx';

const WANTED = '#print';

/** Puts the whole person on paper, whichever tab is open: opens all parts, prints, and goes back. */
export function PrintAll({ path, isAll }: { path: string; isAll: boolean }) {
  const t = useTranslations('customers');
  const router = useRouter();

  useEffect(() => {
    if (!isAll || window.location.hash !== WANTED) return;
    const back = () => router.back();
    window.addEventListener('afterprint', back, { once: true });
    // One frame for what has just come.
    const frame = requestAnimationFrame(() => print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', back);
    };
  }, [isAll, router]);

  useEffect(() => {
    if (isAll) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || event.altKey || event.shiftKey) return;
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      router.push(asRoute(`${path}?tab=all${WANTED}`));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isAll, router, path]);

  return (
    <IconButton
      label={t('print')}
      icon={<Printer aria-hidden />}
      onClick={() => (isAll ? print() : router.push(asRoute(`${path}?tab=all${WANTED}`)))}
    />
  );
}
