import type { ReactNode } from 'react';

/** Names and values of one thing, one a line: the facts of a detail page. */
export function StatRow({ stats }: { stats: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="flex flex-col">
      {stats.map(({ name, value }) => (
        <div
          key={name}
          className="flex items-baseline justify-between gap-4 border-b border-line py-2 last:border-b-0"
        >
          <dt className="min-w-16 text-quiet">{name}</dt>
          <dd className="min-w-0 text-end">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
