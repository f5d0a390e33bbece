import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { can } from '#domains/team/can.ts';
import { SETTINGS_PLACES } from './settings-places.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

/** Every page of the settings that the reader may see, with what it is for. */
export default async function SettingsPage() {
  const [t, { ctx }] = await Promise.all([getTranslations('settings'), requireSession()]);
  const places = SETTINGS_PLACES.filter(({ needs }) => can(ctx.actor, needs));
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title')} answers={t('answers')} />
      <ul className="rounded-md border border-line bg-surface">
        {places.map(({ key }) => (
          <li
            key={key}
            className="relative flex min-h-14 items-center gap-3 border-b border-line px-4 py-2 last:border-b-0 hover:bg-neutral-2"
          >
            <div className="min-w-0 flex-1">
              <Link href={asRoute(`/settings/${key}`)} className="font-medium after:absolute after:inset-0">
                {t(`place.${key}.name`)}
              </Link>
              <p className="text-sm text-quiet">{t(`place.${key}.answers`)}</p>
            </div>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-quiet rtl:rotate-180" />
          </li>
        ))}
      </ul>
    </div>
  );
}
