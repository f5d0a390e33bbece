import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { route } from '#app/_server/route.ts';
import type { Ctx } from '#domains/context.ts';
import { getImport } from '#domains/imports/get-import.ts';
import { listImportErrors } from '#domains/imports/list-import-errors.ts';
import type { ExportColumn } from '#lib/tabular/export-column.ts';
import { writeCsv } from '#lib/tabular/write-csv.ts';

const PAGE = 500;

/** The refused rows as a CSV with the file's own columns and the reason, to be put right and sent again. */
export const GET = route<{ importId: string }>(async (ctx, { params, session }) => {
  const { id, findings } = await getImport(ctx, params.importId);
  const headers = Array.isArray(findings.headers) ? findings.headers.map(String) : [];
  const columns = [...headers, 'row', 'reason'].map((header): ExportColumn => ({ header, kind: 'text' }));
  const content = writeCsv(readRefused(ctx, id, headers.length), {
    columns,
    timeZone: session.prefs.timeZone,
  });
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array> as unknown as BodyInit, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="refused-rows-${id}.csv"`,
    },
  });
});

/** A row with several problems stands once, with its first reason. */
async function* readRefused(ctx: Ctx, importId: string, width: number): AsyncGenerator<string[]> {
  let after = 0;
  let lastRow = 0;
  for (;;) {
    const rows = await listImportErrors(ctx, { importId, status: 'open', after, limit: PAGE });
    for (const { rowNumber, cells, reason } of rows) {
      if (rowNumber === lastRow) continue;
      lastRow = rowNumber;
      yield [...Array.from({ length: width }, (_, at) => cells[at] ?? ''), String(rowNumber), reason];
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}
