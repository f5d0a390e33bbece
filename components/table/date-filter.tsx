'use client';

import dynamic from 'next/dynamic';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { asRoute } from '#components/ui/as-route.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { hrefWith } from './list-location.ts';
import { readParams } from './read-params.ts';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const DateRangeField = dynamic(
  () => import('#components/ui/date-range-field.tsx').then((file) => file.DateRangeField),
  {
    ssr: false,
    loading: () => <Skeleton className="h-9 w-72" />,
  },
);

/** Narrows a list to days: writes `from` and `to` as Gregorian days, whatever calendar the reader uses. */
export function DateFilter({ label }: { label: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const params = readParams(useSearchParams());
  const from = params.from?.[0] ?? '';
  const to = params.to?.[0] ?? '';
  return (
    <DateRangeField
      label={label}
      isLabelHidden
      value={ISO_DAY.test(from) && ISO_DAY.test(to) ? { from, to } : null}
      onChange={(range) => {
        const changes = { from: range?.from ?? null, to: range?.to ?? null };
        router.replace(asRoute(hrefWith({ pathname, params }, changes)), { scroll: false });
      }}
    />
  );
}
