import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuthHead } from '../../auth-head.tsx';
import { LinkForm } from './link-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.link');
  return { title: t('title'), referrer: 'no-referrer' };
}

/** Where a mailed link leads. Opening it does nothing yet: mail programs open links, too. */
export default async function LinkPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const [t, { token = '' }] = await Promise.all([getTranslations('auth.link'), searchParams]);
  return (
    <>
      <AuthHead title={t('title')} lead={t('lead')} />
      <LinkForm token={token} />
    </>
  );
}
