import path from 'node:path';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { env } from '#lib/env.ts';
import { isMailSetUp } from '#lib/mail/send-mail.ts';
import { AuthHead } from '../../auth-head.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.linkSent');
  return { title: t('title') };
}

/** What to do after asking for a link; the same for known and unknown addresses. */
export default async function LinkSentPage() {
  const t = await getTranslations('auth');
  const folder = path.join(env().DATA_DIR, 'mail');
  return (
    <>
      <AuthHead title={t('linkSent.title')} lead={t('linkSent.lead')} />
      {isMailSetUp() ? null : (
        <Banner tone="info" title={t('linkSent.localTitle')}>
          {t.rich('signIn.noMail', { folder, ltr: (text) => <Ltr>{text}</Ltr> })}
        </Banner>
      )}
      <LinkButton href="/sign-in">{t('linkSent.back')}</LinkButton>
    </>
  );
}
