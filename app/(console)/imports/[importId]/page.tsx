import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession, type Session } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listChannels } from '#domains/channels/list-channels.ts';
import type { Ctx } from '#domains/context.ts';
import { getImport, type ImportDetail } from '#domains/imports/get-import.ts';
import { listImportErrors } from '#domains/imports/list-import-errors.ts';
import { can } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';
import { StatusBadge } from '../status-badge.tsx';
import { CheckStep } from './check-step.tsx';
import { MapStep } from './columns/map-step.tsx';
import { ErrorGrid } from './error-grid.tsx';
import { Facts } from './facts.tsx';
import { groupErrors } from './group-errors.ts';
import { ProgressPanel } from './progress-panel.tsx';
import { readFindings, type ShownFindings } from './read-findings.ts';
import { ResultStep } from './result-step.tsx';
import { RowList } from './row-list.tsx';
import { type Step, Steps, stepOf } from './steps.tsx';

const FIRST_ERRORS = 50;
const MOST_ERRORS = 500;
/** Rows are put right after a run: a new check or run reads them from the file again. */
const FIXABLE = ['done', 'cancelled'];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports.list');
  return { title: t('title') };
}

type Props = { params: Promise<{ importId: string }>; searchParams: Promise<ListParams> };

/** One import from the file to its result. */
export default async function ImportPage({ params, searchParams }: Props) {
  const [{ importId }, search, session] = await Promise.all([params, searchParams, requireSession()]);
  if (!can(session.ctx.actor, 'import.read')) return <EmptyState kind="no-permission" />;
  const found = await findImport(session.ctx, importId);
  const [t, channels] = await Promise.all([getTranslations('imports'), listChannels(session.ctx)]);
  const findings = readFindings(found.findings);
  const isEditing = firstValueOf(search.edit) === 'columns' && found.status === 'ready';
  const step = isEditing ? 'map' : stepOf(found.status, findings.questions.length);
  const same = firstValueOf(search.same);
  return (
    <>
      <RefreshOn topics={['import']} />
      <PageHeader
        title={<UserText>{found.fileName}</UserText>}
        answers={t(`kind.${found.kind}`)}
        action={<StatusBadge status={found.status} />}
      />
      <Steps current={step} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <CurrentStep part={{ found, findings, session }} step={step} />
          <RowList importId={found.id} wanted={firstValueOf(search.rows)} session={session} />
          <Errors part={{ found, findings, session }} wantsMore={firstValueOf(search.errors) === 'more'} />
        </div>
        <Facts
          found={found}
          session={session}
          channelName={channels.find(({ id }) => id === found.channelId)?.name}
          sameFileAs={same && isId(same) ? same : undefined}
        />
      </div>
    </>
  );
}

async function findImport(ctx: Ctx, importId: string): Promise<ImportDetail> {
  if (!isId(importId)) notFound();
  return getImport(ctx, importId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
}

type Part = { found: ImportDetail; findings: ShownFindings; session: Session };

function CurrentStep({ part, step }: { part: Part; step: Step }) {
  const { found, findings, session } = part;
  const mayRun = can(session.ctx.actor, 'import.run');
  if ((step === 'detect' || step === 'map') && mayRun) return <MapStep found={found} findings={findings} />;
  if (found.status === 'ready') return <CheckStep {...part} />;
  if (['checking', 'running', 'undoing'].includes(found.status)) {
    const { status, rowsDone, rowsTotal } = found;
    return <ProgressPanel importId={found.id} first={{ status, rowsDone, rowsTotal }} mayStop={mayRun} />;
  }
  return <ResultStep found={found} session={session} />;
}

async function Errors({ part, wantsMore }: { part: Part; wantsMore: boolean }) {
  const { found, findings, session } = part;
  const limit = wantsMore ? MOST_ERRORS : FIRST_ERRORS;
  const rows = await listImportErrors(session.ctx, { importId: found.id, limit });
  if (rows.length === 0) return null;
  const hasMore = rows.length === FIRST_ERRORS && !wantsMore;
  return (
    <ErrorGrid
      importId={found.id}
      headers={findings.headers}
      rows={groupErrors(rows)}
      moreHref={hasMore ? `/imports/${found.id}?errors=more` : null}
      mayFix={can(session.ctx.actor, 'import.run') && FIXABLE.includes(found.status)}
    />
  );
}
