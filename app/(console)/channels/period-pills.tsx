import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { type PeriodChoice, PRESETS } from '#domains/analytics/read-period.ts';

/** The usual periods in one small row; each is an address. */
export function PeriodPills({ choice, location }: { choice: PeriodChoice; location: ListLocation }) {
  const t = useTranslations('channels.period');
  return (
    <nav
      aria-label={t('label')}
      className="flex max-w-full overflow-x-auto rounded-md border border-line bg-surface p-0.5"
      data-no-print
    >
      {PRESETS.map((preset) => {
        const isCurrent = choice.preset === preset;
        return (
          <Link
            key={preset}
            href={asRoute(hrefWith(location, { preset, from: null, to: null }))}
            aria-current={isCurrent ? 'page' : undefined}
            className={`inline-flex min-h-8 items-center rounded px-2.5 text-sm whitespace-nowrap -outline-offset-2 pointer-coarse:min-h-10 ${isCurrent ? 'bg-accent-surface font-medium text-ink' : 'text-quiet hover:text-ink'}`}
          >
            {t(preset)}
          </Link>
        );
      })}
    </nav>
  );
}
