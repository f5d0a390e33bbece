import { getTranslations } from 'next-intl/server';
import { answerFile } from '#app/_server/answer-file.ts';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { readOrderFilter } from '#domains/orders/list-filter.ts';
import { exportOrders } from '#domains/orders/lists/export-orders.ts';
import { chooseExport, exportCells } from './export-columns.ts';

/** The list of orders as a file: all pages of it, in the columns and the order that are shown. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs } = session;
  const params = readParams(new URL(request.url).searchParams);
  const [t, tStatus] = await Promise.all([getTranslations('orders'), getTranslations('statuses')]);
  const columns = chooseExport(params.columns ?? []);
  const orders = exportOrders(ctx, readOrderFilter(params));
  const rows = exportCells(orders, columns, tStatus);
  const head = columns.map(({ key, ...column }) => ({ ...column, header: t(`column.${key}`) }));
  return answerFile({
    name: 'orders',
    title: t('title'),
    columns: head,
    rows,
    format: params.format?.[0],
    prefs,
    now: ctx.now,
  });
});
