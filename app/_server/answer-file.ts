import 'server-only';
import { Readable } from 'node:stream';
import { directionOf, type Prefs } from '#lib/format/prefs.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';
import { writeCsv } from '#lib/tabular/write-csv.ts';
import { writeXlsx } from '#lib/tabular/write-xlsx.ts';
import { dayIn } from '#lib/time.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Sheet = {
  /** The file's name, before the day. */
  name: string;
  title: string;
  columns: readonly ExportColumn[];
  rows: AsyncIterable<ExportValue[]>;
  format: string | undefined;
  prefs: Prefs;
  now: Date;
};

/** Answers a list as a file, row by row as they are read: CSV as the reader's spreadsheet expects it, else a workbook. */
export function answerFile({ name, title, columns, rows, format, prefs, now }: Sheet): Response {
  const { timeZone, locale } = prefs;
  const ending = format === 'csv' ? 'csv' : 'xlsx';
  const comma = locale === 'bg' ? ({ delimiter: ';', decimalSign: ',' } as const) : {};
  const isRightToLeft = directionOf(locale) === 'rtl';
  const file =
    ending === 'csv'
      ? writeCsv(rows, { columns, timeZone, ...comma })
      : writeXlsx(rows, { columns, timeZone, sheetName: title, isRightToLeft });
  return new Response(toWeb(file), {
    headers: {
      'content-type': ending === 'csv' ? 'text/csv; charset=utf-8' : XLSX,
      'content-disposition': `attachment; filename="${name}-${dayIn(timeZone, now)}.${ending}"`,
      'cache-control': 'no-store',
    },
  });
}

/** Node and the browser's types name the same stream differently; Response takes it as it is. */
function toWeb(file: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(file) as ReadableStream<Uint8Array>;
}
