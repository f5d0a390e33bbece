import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { can } from '#domains/team/can.ts';
import { listTeam } from '#domains/team/list-team.ts';
import { formatDate, formatRelative } from '#lib/format/format-date.ts';
import { InviteButton } from './invite-button.tsx';
import { MemberList } from './member-list.tsx';
import { WaitingList } from './waiting-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('team.members');
  return { title: t('title') };
}

/** Who works here, in which role, and who is invited. */
export default async function TeamPage() {
  const [t, { ctx, prefs, user }] = await Promise.all([getTranslations('team'), requireSession()]);
  if (!can(ctx.actor, 'team.read')) return <EmptyState kind="no-permission" />;
  const { members, waiting } = await listTeam(ctx);
  const mayWrite = can(ctx.actor, 'team.write');
  const people = members.map((member) => ({
    ...member,
    isSelf: member.id === user.id,
    lastSeen: member.lastSeenAt
      ? t('members.lastSeen', { when: formatRelative(member.lastSeenAt, ctx.now, prefs) })
      : t('members.neverSeen'),
  }));
  const invited = waiting.map((one) => ({
    id: one.id,
    email: one.email,
    role: one.role,
    until: t('waiting.until', { date: formatDate(one.expiresAt, prefs) }),
  }));
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t('members.title')}
        answers={t('members.answers')}
        action={mayWrite ? <InviteButton /> : null}
      />
      <div className="flex flex-col gap-4">
        {mayWrite ? null : <Banner tone="info" title={t('members.noWrite')} />}
        <Panel title={t('members.list')}>
          <MemberList people={people} mayWrite={mayWrite} />
        </Panel>
        {mayWrite ? (
          <Panel title={t('waiting.title')}>
            <WaitingList invited={invited} />
          </Panel>
        ) : null}
      </div>
    </div>
  );
}
