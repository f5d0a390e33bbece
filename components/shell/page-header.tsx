import type { ReactNode } from 'react';

/** The head of every page: what it is, the question that it answers, and one primary action. */
export function PageHeader({
  title,
  answers,
  action,
}: {
  title: ReactNode;
  answers?: string;
  action?: ReactNode;
}) {
  return (
    <header className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-lg font-semibold text-balance">{title}</h1>
        {answers ? <p className="mt-0.5 text-quiet">{answers}</p> : null}
      </div>
      {action ? (
        <div data-no-print className="flex flex-wrap gap-2">
          {action}
        </div>
      ) : null}
    </header>
  );
}
