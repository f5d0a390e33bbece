'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import type { DialogProps } from './sheet.tsx';

// A page is read before anything on it is done: what draws dialogs comes when the browser has nothing else to do.
const loadSheet = () => import('./sheet.tsx');
const Sheet = lazy(() => loadSheet().then((file) => ({ default: file.Sheet })));

/** A question or a short form over the page; Escape and a click outside close it. */
export function Dialog(props: DialogProps) {
  return <WhenWanted {...props} place="middle" />;
}

/** A longer look at one thing at the end side of the page, the list staying in sight. */
export function Drawer(props: DialogProps) {
  return <WhenWanted {...props} place="end" />;
}

function WhenWanted(props: DialogProps & { place: 'middle' | 'end' }) {
  const [wasWanted, setWanted] = useState(props.isOpen);
  if (props.isOpen && !wasWanted) setWanted(true);
  useEffect(() => {
    const timer = setTimeout(loadSheet, 1_500);
    return () => clearTimeout(timer);
  }, []);
  if (!wasWanted) return null;
  return (
    <Suspense fallback={null}>
      <Sheet {...props} />
    </Suspense>
  );
}
