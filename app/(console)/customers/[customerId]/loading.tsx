import { useTranslations } from 'next-intl';
import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  const label = useTranslations('common.state')('loading');
  return (
    <div role="status" aria-label={label} className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Skeleton className="h-16 w-72 lg:col-span-2" />
      <div className="flex flex-col gap-4">
        <Skeleton className="h-52 w-full" />
        <Skeleton className="h-40 w-full" />
        <Skeleton className="h-80 w-full" />
      </div>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-40 w-full" />
        <Skeleton className="h-48 w-full" />
        <Skeleton className="h-40 w-full" />
      </div>
    </div>
  );
}
