import { useTranslations } from 'next-intl';
import { Skeleton } from '#components/ui/skeleton.tsx';

const ROWS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** The place of a page with figures, their course over the days, and a table of the channels. */
export function FiguresSkeleton({ figures }: { figures: readonly string[] }) {
  const t = useTranslations('common.state');
  const grid = figures.length === 1 ? 'sm:max-w-sm' : 'grid-cols-2 lg:grid-cols-4';
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-4 w-64 max-w-full" />
      </div>
      <Skeleton className="h-9 w-full pointer-coarse:h-11" />
      <Skeleton className="h-9 w-full max-w-xl" />
      <div className={`grid gap-3 ${grid}`}>
        {figures.map((figure) => (
          <Skeleton key={figure} className="h-32" />
        ))}
      </div>
      <Skeleton className="h-96 w-full" />
      <div className="flex flex-col gap-px overflow-hidden rounded-md">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-12 w-full rounded-none" />
        ))}
      </div>
    </div>
  );
}
