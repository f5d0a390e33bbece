import { Readable } from 'node:stream';
import { getTranslations } from 'next-intl/server';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { exportCustomers } from '#domains/customers/export-customers.ts';
import { readCustomerFilter } from '#domains/customers/list-filter.ts';
import { directionOf } from '#lib/format/prefs.ts';
import { writeCsv } from '#lib/tabular/write-csv.ts';
import { writeXlsx } from '#lib/tabular/write-xlsx.ts';
import { dayIn } from '#lib/time.ts';
import { chooseExport, exportCells } from './export-columns.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The list of customers as a file: all pages of it, in the columns and the order that are shown. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs, business } = session;
  const params = readParams(new URL(request.url).searchParams);
  const t = await getTranslations('customers');
  const columns = chooseExport(params.columns ?? []);
  const people = exportCustomers(ctx, readCustomerFilter(params));
  const rows = exportCells(people, columns, business.reportingCurrency);
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
  const name = `customers-${dayIn(timeZone, ctx.now)}.${isCsv ? 'csv' : 'xlsx'}`;
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
