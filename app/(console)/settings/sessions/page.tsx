import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePerson } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listSessions } from '#domains/team/sign-in/list-sessions.ts';
import { formatDate, formatRelative } from '#lib/format/format-date.ts';
import { nameDevice } from './name-device.ts';
import { SessionList } from './session-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('team.sessions');
  return { title: t('title') };
}

/** Where a person is signed in, and ending it. */
export default async function SessionsPage() {
  const [t, { ctx, prefs, sessionId }] = await Promise.all([
    getTranslations('team.sessions'),
    requirePerson(),
  ]);
  const rows = (await listSessions(ctx)).map((row) => ({
    id: row.id,
    device: nameDevice(row.device) ?? t('unknownDevice'),
    facts: [
      row.address && row.address !== 'direct' ? t('from', { address: row.address }) : null,
      t('lastSeen', { when: formatRelative(row.lastSeenAt, ctx.now, prefs) }),
      t('since', { date: formatDate(row.createdAt, prefs) }),
    ].filter((fact) => fact !== null),
    isThis: row.id === sessionId,
  }));
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('title')} answers={t('answers')} />
      <Panel title={t('list')}>
        <SessionList rows={rows} />
      </Panel>
    </div>
  );
}
