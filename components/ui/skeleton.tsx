/** The place of something that is still loading; give it the size of what will come. */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return <div aria-hidden className={`animate-pulse rounded-md bg-neutral-4 ${className}`} />;
}

/** The place of a whole page with a table. `label` is read out. */
export function PageSkeleton({ label, rows = 12 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-4">
      <Skeleton className="h-8 w-56" />
      <Skeleton className="h-9 w-full max-w-xl" />
      <div className="flex flex-col gap-px overflow-hidden rounded-md">
        {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
          <Skeleton key={row} className="h-10 w-full rounded-none" />
        ))}
      </div>
    </div>
  );
}
