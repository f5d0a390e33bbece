import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { readTheme } from '#app/_server/locale.ts';
import { requirePerson } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { can } from '#domains/team/can.ts';
import { hasPin } from '#domains/team/pin/list-approvers.ts';
import { needsSecondStep } from '#domains/team/sign-in/needs-second-step.ts';
import { PasswordForm } from './password-form.tsx';
import { PinForm } from './pin-form.tsx';
import { ReadingForm } from './reading-form.tsx';
import { SecondStep } from './second-step.tsx';
import { SignOutButton } from './sign-out-button.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('team.profile');
  return { title: t('title') };
}

/** One's own page: how one reads the product, and how one signs in. Who must switch on the second step lands here. */
export default async function ProfilePage() {
  const [t, tReturns, { ctx, user, prefs, business }, theme] = await Promise.all([
    getTranslations('team'),
    getTranslations('returns'),
    requirePerson(),
    readTheme(),
  ]);
  const mayAllow = can(ctx.actor, 'return.override');
  const mustEnrol = needsSecondStep(user, business);
  return (
    <div className="max-w-4xl">
      <PageHeader title={t('profile.title')} answers={t('profile.answers')} action={<SignOutButton />} />
      {mustEnrol ? (
        <div className="mb-4">
          <Banner tone="warn" title={t('profile.enrolTitle')}>
            {t('profile.enrolHint')}
          </Banner>
        </div>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t('profile.reading')}>
          <ReadingForm
            name={user.name}
            prefs={prefs}
            theme={theme}
            hasRials={business.reportingCurrency === 'IRR'}
          />
        </Panel>
        <div className={`flex flex-col gap-4 ${mustEnrol ? 'lg:order-first' : ''}`}>
          <Panel title={t('secondStep.title')}>
            <SecondStep isOn={user.hasTotp} note={business.isDemo ? t('profile.demoHint') : undefined} />
          </Panel>
          <Panel title={t('password.title')}>
            <PasswordForm email={user.email} hasPassword={user.hasPassword} />
          </Panel>
          {mayAllow ? (
            <Panel title={tReturns('pin.title')}>
              <PinForm hasPin={await hasPin(ctx, user.id)} hasPassword={user.hasPassword} />
            </Panel>
          ) : null}
          <Link className="text-accent underline underline-offset-2" href={asRoute('/settings/sessions')}>
            {t('profile.more')}
          </Link>
        </div>
      </div>
    </div>
  );
}
