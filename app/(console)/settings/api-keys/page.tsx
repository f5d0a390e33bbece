import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { can } from '#domains/team/can.ts';
import { type ApiKeyRow, listApiKeys } from '#domains/team/list-api-keys.ts';
import { SCOPES } from '#domains/team/roles.ts';
import { formatDate, formatRelative } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { AddKeyButton } from './add-key-button.tsx';
import { KeyList } from './key-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('team.keys');
  return { title: t('title') };
}

/** The programs that may read and write here, and ending their access. */
export default async function ApiKeysPage() {
  const [t, { ctx, prefs }] = await Promise.all([getTranslations('team.keys'), requireSession()]);
  if (!can(ctx.actor, 'api-key.read')) return <EmptyState kind="no-permission" />;
  const mayWrite = can(ctx.actor, 'api-key.write');
  const rows = await listApiKeys(ctx);
  const keys = await Promise.all(rows.map((row) => describeKey(row, { now: ctx.now, prefs })));
  // Always at the same place: the first key is shown in its dialog after the list has come to be.
  const add = mayWrite ? <AddKeyButton /> : null;
  return (
    <div className="max-w-4xl">
      <PageHeader title={t('title')} answers={t('answers')} action={add} />
      {keys.length > 0 ? (
        <Panel title={t('list')}>
          <KeyList keys={keys} mayWrite={mayWrite} />
        </Panel>
      ) : (
        <EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />
      )}
    </div>
  );
}

async function describeKey(row: ApiKeyRow, { now, prefs }: { now: Date; prefs: Prefs }) {
  const [t, scope] = await Promise.all([getTranslations('team.keys'), getTranslations('team.scope')]);
  const isEnded = row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now);
  const facts = [
    row.createdByName
      ? t('madeBy', { name: row.createdByName, date: formatDate(row.createdAt, prefs) })
      : formatDate(row.createdAt, prefs),
    row.lastUsedAt ? t('lastUsed', { when: formatRelative(row.lastUsedAt, now, prefs) }) : t('neverUsed'),
    ...(row.expiresAt && !isEnded ? [t('until', { date: formatDate(row.expiresAt, prefs) })] : []),
  ];
  const scopes = SCOPES.filter((known) => row.scopes.includes(known)).map((known) => scope(known));
  return { id: row.id, name: row.name, prefix: row.prefix, scopes, facts, isEnded };
}
