import { getTranslations } from 'next-intl/server';
import { answerFile } from '#app/_server/answer-file.ts';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { exportCustomers } from '#domains/customers/export-customers.ts';
import { readCustomerFilter } from '#domains/customers/list-filter.ts';
import { chooseExport, exportCells } from './export-columns.ts';

/** The list of customers as a file: all pages of it, in the columns and the order that are shown. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs, business } = session;
  const params = readParams(new URL(request.url).searchParams);
  const t = await getTranslations('customers');
  const columns = chooseExport(params.columns ?? []);
  const people = exportCustomers(ctx, readCustomerFilter(params));
  const rows = exportCells(people, columns, business.reportingCurrency);
  const head = columns.map(({ key, ...column }) => ({ ...column, header: t(`column.${key}`) }));
  return answerFile({
    name: 'customers',
    title: t('title'),
    columns: head,
    rows,
    format: params.format?.[0],
    prefs,
    now: ctx.now,
  });
});
