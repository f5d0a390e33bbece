import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listImports } from '#domains/imports/list-imports.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { importColumns } from '../import-columns.tsx';

const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports.list');
  return { title: t('title') };
}

/** Every import with its state and progress, the newest first. */
export default async function ImportsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs }, params] = await Promise.all([
    getTranslations('imports'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'import.read')) return <EmptyState kind="no-permission" />;
  const location = { pathname: '/imports', params };
  const after = firstValueOf(params.after);
  const rows = await listImports(ctx, { limit: PAGE, after: after && isId(after) ? after : undefined });
  const next = rows.length === PAGE ? rows.at(-1)?.id : null;
  const begin = can(ctx.actor, 'import.run') ? (
    <LinkButton href="/imports/new" look="primary">
      {t('list.new')}
    </LinkButton>
  ) : null;
  return (
    <>
      <RefreshOn topics={['import']} />
      <PageHeader title={t('list.title')} answers={t('list.answers')} action={begin} />
      <DataTable
        label={t('list.label')}
        columns={importColumns({ t, prefs, now: ctx.now })}
        rows={rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.fileName}
        rowHref={(row) => `/imports/${row.id}`}
        location={location}
        empty={
          <EmptyState
            kind="nothing-yet"
            title={t('list.emptyTitle')}
            hint={t('list.emptyHint')}
            action={begin}
          />
        }
      />
      {next || after ? <Pager location={location} after={next} /> : null}
    </>
  );
}
