import { Readable } from 'node:stream';
import { getTranslations } from 'next-intl/server';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { listAllLevels } from '#domains/inventory/levels/list-all-levels.ts';
import { readLevelFilter } from '#domains/inventory/levels/list-filter.ts';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { directionOf } from '#lib/format/prefs.ts';
import { writeCsv } from '#lib/tabular/write-csv.ts';
import { writeXlsx } from '#lib/tabular/write-xlsx.ts';
import { dayIn } from '#lib/time.ts';
import { chooseExport, exportCells } from './export-columns.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The list of levels as a file: all pages of it, in the columns and the order that are shown. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs } = session;
  const params = readParams(new URL(request.url).searchParams);
  const [t, places] = await Promise.all([getTranslations('inventory'), listPlaces(ctx)]);
  const words = { places, t };
  const columns = chooseExport(params.columns ?? [], words);
  const rows = exportCells(listAllLevels(ctx, readLevelFilter(params)), columns, words);
  const isCsv = params.format?.[0] === 'csv';
  const { timeZone } = prefs;
  const comma = prefs.locale === 'bg' ? ({ delimiter: ';', decimalSign: ',' } as const) : {};
  const file = isCsv
    ? writeCsv(rows, { columns, timeZone, ...comma })
    : writeXlsx(rows, {
        columns,
        timeZone,
        sheetName: t('title'),
        isRightToLeft: directionOf(prefs.locale) === 'rtl',
      });
  const name = `inventory-${dayIn(timeZone, ctx.now)}.${isCsv ? 'csv' : 'xlsx'}`;
  return new Response(toWeb(file), {
    headers: {
      'content-type': isCsv ? 'text/csv; charset=utf-8' : XLSX,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
});

/** Node and the browser's types name the same stream differently; Response takes it as it is. */
function toWeb(file: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(file) as ReadableStream<Uint8Array>;
}
