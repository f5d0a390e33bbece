import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { database } from '#app/_server/database.ts';
import { Banner } from '#components/ui/banner.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { readUnsubscribeToken } from '#domains/customers/consents/unsubscribe-token.ts';
import { getBusiness } from '#domains/settings/get-business.ts';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('privacy.unsubscribe'))('title'),
    referrer: 'no-referrer',
    robots: { index: false },
  };
}

/** Where the link in a message leads: one press ends it. Works without scripts; looking at the page ends nothing. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const [t, tConsent, { token }, { done }] = await Promise.all([
    getTranslations('privacy.unsubscribe'),
    getTranslations('customers.consent'),
    params,
    searchParams,
  ]);
  const link = readUnsubscribeToken(decodeURIComponent(token));
  if (!link) notFound();
  const { name } = await getBusiness(database());
  const what = { purpose: tConsent(`purpose.${link.purpose}`), way: tConsent(`way.${link.way}`) };
  const reaches = done === 'everything' ? [] : done === 'this' ? ['everything'] : ['this', 'everything'];
  return (
    <>
      <header className="flex flex-col gap-1">
        <h1 className="text-lg font-semibold text-balance">{t('title')}</h1>
        <p className="text-quiet">
          {t.rich('lead', { business: name, name: (text) => <UserText>{text}</UserText> })}
        </p>
      </header>
      {done === 'everything' ? <Banner tone="ok" title={t('doneEverything')} /> : null}
      {done === 'this' ? <Banner tone="ok" title={t('doneThis', what)} /> : null}
      {(['this', 'everything'] as const)
        .filter((reach) => reaches.includes(reach))
        .map((reach) => (
          <form key={reach} method="post" action={`/unsubscribe/${token}/one-click`}>
            <input type="hidden" name="by" value="page" />
            <input type="hidden" name="reach" value={reach} />
            <Button
              type="submit"
              look={reach === 'this' ? 'primary' : 'secondary'}
              className="h-auto! min-h-9 w-full py-2 whitespace-normal! pointer-coarse:min-h-11"
            >
              {t(reach, what)}
            </Button>
          </form>
        ))}
      <p className="text-sm text-quiet">{t('service')}</p>
    </>
  );
}
