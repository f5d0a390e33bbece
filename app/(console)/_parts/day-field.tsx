'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { DayFieldProps } from './day-segments.tsx';

const DaySegments = dynamic(() => import('./day-segments.tsx').then((file) => file.DaySegments), {
  ssr: false,
  loading: () => <Skeleton className="mt-6 h-9 w-40" />,
});

/** One business day in the reader's calendar. Its code comes when a form shows it. */
export function DayField(props: DayFieldProps) {
  return <DaySegments {...props} />;
}

/** Whether a form holds a day that was begun and not finished: it would count as none. */
export function hasUnfinishedDay(form: HTMLFormElement): boolean {
  const parts = [...form.querySelectorAll('[role="spinbutton"]')];
  const empty = parts.filter((part) => part.hasAttribute('data-placeholder'));
  return empty.length > 0 && empty.length < parts.length;
}
