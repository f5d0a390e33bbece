import { Readable } from 'node:stream';
import { getTranslations } from 'next-intl/server';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { readActivityFilter } from '#domains/analytics/activity-filter.ts';
import { type ActivityRow, exportActivity } from '#domains/analytics/list-activity.ts';
import { directionOf } from '#lib/format/prefs.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';
import { writeCsv } from '#lib/tabular/write-csv.ts';
import { writeXlsx } from '#lib/tabular/write-xlsx.ts';
import { dayIn } from '#lib/time.ts';
import { asSubject, asVerb, verbKey } from '../activity-words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The activity log as a file: every line that matches, newest first. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs } = session;
  const params = readParams(new URL(request.url).searchParams);
  const t = await getTranslations('activity');
  const nameOfVerb = (verb: string) => {
    const known = asVerb(verb);
    return known ? t(`verb.${verbKey(known)}`) : verb;
  };
  const nameOfSubject = (kind: string) => {
    const known = asSubject(kind);
    return known ? t(`subject.${known}`) : kind;
  };
  const lines = exportActivity(ctx, readActivityFilter(params));
  const rows = cellsOf(lines, (row) => [
    row.at,
    row.actorName,
    nameOfVerb(row.verb),
    nameOfSubject(row.subjectKind),
    row.subjectId,
    JSON.stringify(row.summary),
  ]);
  const columns: ExportColumn[] = [
    { header: t('column.at'), kind: 'dateTime', width: 18 },
    { header: t('column.who'), kind: 'text', width: 24 },
    { header: t('column.verb'), kind: 'text', width: 24 },
    { header: t('column.subject'), kind: 'text', width: 16 },
    { header: t('column.id'), kind: 'text', width: 38 },
    { header: t('column.summary'), kind: 'text', width: 60 },
  ];
  const { timeZone } = prefs;
  const isCsv = params.format?.[0] === 'csv';
  const isRightToLeft = directionOf(prefs.locale) === 'rtl';
  const delimiter = prefs.locale === 'bg' ? ';' : ',';
  const file = isCsv
    ? writeCsv(rows, { columns, timeZone, delimiter })
    : writeXlsx(rows, { columns, timeZone, sheetName: t('title'), isRightToLeft });
  const name = `activity-${dayIn(timeZone, ctx.now)}.${isCsv ? 'csv' : 'xlsx'}`;
  return new Response(toWeb(file), {
    headers: {
      'content-type': isCsv ? 'text/csv; charset=utf-8' : XLSX,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
});

async function* cellsOf(
  lines: AsyncIterable<ActivityRow>,
  cells: (row: ActivityRow) => ExportValue[],
): AsyncGenerator<ExportValue[]> {
  for await (const line of lines) yield cells(line);
}

/** Node and the browser's types name the same stream differently; Response takes it as it is. */
function toWeb(file: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(file) as ReadableStream<Uint8Array>;
}
