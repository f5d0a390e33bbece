'use client';

import { Printer } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';

/** Puts the list on paper. */
export function PrintButton({ label }: { label: string }) {
  return <IconButton label={label} icon={<Printer aria-hidden />} onClick={() => print()} />;
}
