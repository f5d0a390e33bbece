import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { type ImportBatch, readBatch } from './read-batch.ts';
import { type ImportReport, reportOf } from './report.ts';

/** One import with its file, its mapping, what the check found and what came of it. */
export type ImportDetail = ImportBatch & {
  fileName: string;
  fileBytes: number;
  problem: string | null;
  createdBy: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  openErrors: number;
  report: ImportReport;
};

type More = Omit<ImportDetail, keyof ImportBatch | 'report'>;

/** @throws NOT_FOUND for an import that does not exist. */
export async function getImport(ctx: Ctx, importId: string): Promise<ImportDetail> {
  allow(ctx.actor, 'import.read');
  const batch = await readBatch(ctx.db, importId);
  const { rows } = await ctx.db.$client.query<More>(
    `select f.name as "fileName", f.size_bytes as "fileBytes", b.problem, b.created_by as "createdBy",
       b.created_at as "createdAt", b.started_at as "startedAt", b.finished_at as "finishedAt",
       (select count(*) from import_errors e where e.batch_id = b.id and e.status = 'open') as "openErrors"
     from import_batches b join stored_files f on f.id = b.file_id where b.id = $1`,
    [importId],
  );
  const more = rows[0]!;
  return { ...batch, ...more, report: reportOf({ ...batch, problem: more.problem }) };
}
