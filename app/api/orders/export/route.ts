import { Readable } from 'node:stream';
import { getTranslations } from 'next-intl/server';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { readOrderFilter } from '#domains/orders/list-filter.ts';
import { exportOrders } from '#domains/orders/lists/export-orders.ts';
import { directionOf } from '#lib/format/prefs.ts';
import { writeCsv } from '#lib/tabular/write-csv.ts';
import { writeXlsx } from '#lib/tabular/write-xlsx.ts';
import { dayIn } from '#lib/time.ts';
import { chooseExport, exportCells } from './export-columns.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The list of orders as a file: all pages of it, in the columns and the order that are shown. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs } = session;
  const params = readParams(new URL(request.url).searchParams);
  const [t, tStatus] = await Promise.all([getTranslations('orders'), getTranslations('statuses')]);
  const columns = chooseExport(params.columns ?? []);
  const orders = exportOrders(ctx, readOrderFilter(params));
  const rows = exportCells(orders, columns, tStatus);
  const head = columns.map(({ key, ...column }) => ({ ...column, header: t(`column.${key}`) }));
  const isCsv = params.format?.[0] === 'csv';
  const { timeZone } = prefs;
  const comma = prefs.locale === 'bg' ? ({ delimiter: ';', decimalSign: ',' } as const) : {};
  const file = isCsv
    ? writeCsv(rows, { columns: head, timeZone, ...comma })
    : writeXlsx(rows, {
        columns: head,
        timeZone,
        sheetName: t('title'),
        isRightToLeft: directionOf(prefs.locale) === 'rtl',
      });
  const name = `orders-${dayIn(timeZone, ctx.now)}.${isCsv ? 'csv' : 'xlsx'}`;
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
