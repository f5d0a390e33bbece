import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { database } from '#app/_server/database.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { isolate } from '#domains/alerts/letters/words.ts';
import { readOffToken } from '#domains/alerts/summaries/off-token.ts';
import { getBusiness } from '#domains/settings/get-business.ts';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('alerts.off'))('title'),
    referrer: 'no-referrer',
    robots: { index: false },
  };
}

/** Where the link in a summary or in the mail of an alert leads: one press ends it. Works without scripts; looking at the page ends nothing. */
export default async function SummaryOffPage({ params, searchParams }: Props) {
  const [t, { token }, { done }] = await Promise.all([getTranslations('alerts.off'), params, searchParams]);
  const link = readOffToken(decodeURIComponent(token));
  if (!link) notFound();
  const { name } = await getBusiness(database());
  return (
    <>
      <header className="flex flex-col gap-1">
        <h1 className="text-lg font-semibold text-balance">{t('title')}</h1>
        <p className="text-quiet">{t(`lead.${link.kind}`, { business: isolate(name) })}</p>
      </header>
      {done ? (
        <Banner tone="ok" title={t(link.kind === 'alert' ? 'doneAlert' : 'done')} />
      ) : (
        <form method="post" action={`/summaries/${token}/one-click`}>
          <input type="hidden" name="by" value="page" />
          <Button type="submit" look="primary" className="w-full">
            {t('send')}
          </Button>
        </form>
      )}
    </>
  );
}
