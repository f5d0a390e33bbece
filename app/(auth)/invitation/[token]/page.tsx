import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { database } from '#app/_server/database.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { findInvitation } from '#domains/team/find-invitation.ts';
import { AuthHead } from '../../auth-head.tsx';
import { readBusiness } from '../../read-business.ts';
import { JoinForm } from './join-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const [t, business] = await Promise.all([getTranslations('auth.invitation'), readBusiness()]);
  return { title: t('title', { business: business?.name ?? '' }), referrer: 'no-referrer' };
}

/** Where an invitation leads: a name and a password make its reader a member of staff. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [t, business, invitation] = await Promise.all([
    getTranslations(),
    readBusiness(),
    findInvitation(database(), { token, now: new Date() }),
  ]);
  if (!invitation) {
    const words = { title: t('auth.invitation.goneTitle'), hint: t('auth.invitation.goneHint') };
    return <EmptyState kind="no-permission" {...words} />;
  }
  const lead = t.rich('auth.invitation.lead', {
    inviter: invitation.inviterName,
    role: t(`team.role.${invitation.role}`),
    name: (name) => <UserText>{name}</UserText>,
  });
  return (
    <>
      <AuthHead title={t('auth.invitation.title', { business: business?.name ?? '' })} lead={lead} />
      <JoinForm token={token} email={invitation.email} />
    </>
  );
}
