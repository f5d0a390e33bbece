import path from 'node:path';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getSession } from '#app/_server/session.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { env } from '#lib/env.ts';
import { isMailSetUp } from '#lib/mail/send-mail.ts';
import { AuthHead } from '../auth-head.tsx';
import { readBusiness } from '../read-business.ts';
import { readDemoSignIns } from '../read-demo-sign-ins.ts';
import { IssuerButton } from './issuer-button.tsx';
import { SignInForm } from './sign-in-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signIn');
  return { title: t('title') };
}

/** Where staff prove who they are; the demo business lists its invented people. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  const [t, business, session, { error }] = await Promise.all([
    getTranslations('auth.signIn'),
    readBusiness(),
    getSession(),
    searchParams,
  ]);
  if (session) redirect(asRoute('/'));
  const demo = business?.isDemo ? await readDemoSignIns() : [];
  const { OIDC_ISSUER, OIDC_NAME, DATA_DIR } = env();
  const lead = business
    ? t.rich('lead', { business: business.name, name: (name) => <UserText>{name}</UserText> })
    : t('leadNoBusiness');
  return (
    <>
      <AuthHead title={t('title')} lead={lead} />
      {error ? <Banner tone="bad" title={error === 'AccessDenied' ? t('refused') : t('failed')} /> : null}
      <SignInForm demo={demo} />
      {OIDC_ISSUER ? <IssuerButton label={t('issuer', { name: OIDC_NAME })} /> : null}
      {isMailSetUp() ? null : (
        <p className="text-sm text-quiet">
          {t.rich('noMail', { folder: path.join(DATA_DIR, 'mail'), ltr: (text) => <Ltr>{text}</Ltr> })}
        </p>
      )}
    </>
  );
}
