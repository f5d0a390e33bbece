import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { ImportFilter } from './input.ts';
import type { ImportBatch, Outcome } from './read-batch.ts';

/** One line of the list of imports. */
export type ImportListRow = {
  id: string;
  kind: ImportBatch['kind'];
  status: ImportBatch['status'];
  preset: string | null;
  fileName: string;
  channelName: string | null;
  rowsTotal: number | null;
  rowsDone: number;
  outcome: Outcome;
  openErrors: number;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
};

/** Imports, newest first. */
export async function listImports(
  ctx: Ctx,
  filter: z.input<typeof ImportFilter> = {},
): Promise<ImportListRow[]> {
  allow(ctx.actor, 'import.read');
  const { kind, after, limit } = ImportFilter.parse(filter);
  const { rows } = await ctx.db.$client.query<ImportListRow>(
    `select b.id, b.kind, b.status, b.preset, f.name as "fileName", c.name as "channelName", b.rows_total as "rowsTotal",
       b.rows_done as "rowsDone", b.outcome, b.created_by as "createdBy", b.created_at as "createdAt",
       b.finished_at as "finishedAt",
       (select count(*) from import_errors e where e.batch_id = b.id and e.status = 'open') as "openErrors"
     from import_batches b join stored_files f on f.id = b.file_id left join channels c on c.id = b.channel_id
     where ($1::text is null or b.kind = $1)
       and ($2::uuid is null or (b.created_at, b.id) < (select created_at, id from import_batches where id = $2))
     order by b.created_at desc, b.id desc limit $3`,
    [kind ?? null, after ?? null, limit],
  );
  return rows;
}
