'use client';

import { CalendarDays } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button, buttonLook } from '#components/ui/button.tsx';
import { DropPanel } from '#components/ui/drop-panel.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { hrefWith } from './list-location.ts';
import { readParams } from './read-params.ts';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const DayRangeCalendar = dynamic(
  () => import('#components/form/day-range-calendar.tsx').then((file) => file.DayRangeCalendar),
  { ssr: false, loading: () => <Skeleton className="h-72 w-64" /> },
);

/** Narrows a list to days: writes `from` and `to` as Gregorian days, whatever calendar the reader uses. */
export function DateFilter({ label }: { label: string }) {
  const t = useTranslations('common');
  const prefs = usePrefs();
  const router = useRouter();
  const pathname = usePathname();
  const params = readParams(useSearchParams());
  const from = params.from?.[0] ?? '';
  const to = params.to?.[0] ?? '';
  const value = ISO_DAY.test(from) && ISO_DAY.test(to) ? { from, to } : null;

  function change(range: { from: string | null; to: string | null }) {
    router.replace(asRoute(hrefWith({ pathname, params }, range)), { scroll: false });
  }

  const trigger = (
    <>
      <CalendarDays aria-hidden className="text-quiet" />
      {value ? `${formatBusinessDate(value.from, prefs)} – ${formatBusinessDate(value.to, prefs)}` : label}
    </>
  );
  return (
    <DropPanel label={label} trigger={trigger} className={buttonLook()}>
      <div className="flex flex-col gap-2 p-2">
        <DayRangeCalendar label={label} value={value} onChange={change} />
        {value ? (
          <Button look="quiet" size="small" onClick={() => change({ from: null, to: null })}>
            {t('action.clear')}
          </Button>
        ) : null}
      </div>
    </DropPanel>
  );
}
