import type { ReactNode } from 'react';
import { Progress } from '#components/ui/progress.tsx';

type Props = {
  label: string;
  done: number;
  /** Zero while it is not known yet. */
  total: number;
  text: string;
  /** Beside it: a way to stop, and why that was refused. */
  children: ReactNode;
};

/** How far work is that the worker does. */
export function RunProgress({ label, done, total, text, children }: Props) {
  return (
    <div
      data-no-print
      className="flex flex-wrap items-end gap-4 rounded-md border border-line bg-surface p-3"
    >
      <div className="min-w-60 flex-1">
        <Progress label={label} value={total === 0 ? 0 : done / total} text={text} />
      </div>
      {children}
    </div>
  );
}
