import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { asRoute } from '#components/ui/as-route.ts';
import { AuthHead } from '../../auth-head.tsx';
import { readSecondStep } from '../../finish-sign-in.ts';
import { CodeForm } from './code-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.code');
  return { title: t('title') };
}

/** The second step, for those who have it on and have passed the first within ten minutes. */
export default async function CodePage() {
  const [t, waiting] = await Promise.all([getTranslations('auth.code'), readSecondStep()]);
  if (!waiting) redirect(asRoute('/sign-in'));
  return (
    <>
      <AuthHead title={t('title')} lead={t('lead')} />
      <CodeForm />
    </>
  );
}
