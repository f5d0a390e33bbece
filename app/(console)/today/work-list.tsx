import { ChevronRight, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Count } from '#components/ui/figures.tsx';
import { MOST_COUNTED, type Work, type WorkKey } from '#domains/analytics/today-work.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** What should not wait stands out; the rest is the day's ordinary work. */
const URGENT: readonly WorkKey[] = ['attention', 'late', 'inbox', 'failedJobs', 'lagging'];

/** The kinds of work that wait, each with the way to exactly these rows; what is done steps back. */
export function WorkList({ work, prefs }: { work: readonly Work[]; prefs: Prefs }) {
  const t = useTranslations('today');
  const open = work.filter(({ count }) => count > 0);
  const done = work.filter(({ count }) => count === 0);
  return (
    <section aria-label={t('work')} className="min-w-0">
      {open.length === 0 ? <AllDone /> : null}
      <ul className="grid gap-3 sm:grid-cols-2">
        {open.map((item) => (
          <WorkCard key={item.key} item={item} prefs={prefs} />
        ))}
      </ul>
      {open.length > 0 && done.length > 0 ? (
        <p className="mt-4 text-sm text-quiet">
          {t('nothingIn', { names: done.map(({ key }) => t(`kind.${key}.name`)).join(t('comma')) })}
        </p>
      ) : null}
    </section>
  );
}

function WorkCard({ item, prefs }: { item: Work; prefs: Prefs }) {
  const t = useTranslations('today');
  const isUrgent = URGENT.includes(item.key);
  return (
    <li className="relative flex min-h-20 items-center gap-4 rounded-md border border-line bg-surface p-4 hover:border-neutral-7">
      <span
        className={`min-w-14 rounded-md px-2 py-1 text-center text-lg font-semibold ${
          isUrgent ? 'bg-warn-surface text-warn' : 'bg-accent-surface text-accent-strong'
        }`}
      >
        <Count value={item.count} prefs={prefs} />
        {item.count >= MOST_COUNTED ? '+' : null}
      </span>
      <span className="min-w-0 flex-1">
        <Link href={asRoute(item.href)} className="font-medium after:absolute after:inset-0 after:rounded-md">
          {t(`kind.${item.key}.name`)}
        </Link>
        <span className="block text-sm text-quiet">{t(`kind.${item.key}.hint`)}</span>
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-neutral-9 rtl:rotate-180" />
    </li>
  );
}

function AllDone() {
  const t = useTranslations('today');
  return (
    <div className="flex flex-col items-center gap-2 rounded-md border border-line bg-surface px-4 py-12 text-center">
      <CircleCheck aria-hidden className="size-8 text-ok" />
      <p className="text-md font-medium">{t('allDone')}</p>
      <p className="text-quiet">{t('allDoneHint')}</p>
    </div>
  );
}
