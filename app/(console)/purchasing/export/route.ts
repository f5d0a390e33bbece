import { getTranslations } from 'next-intl/server';
import { answerFile } from '#app/_server/answer-file.ts';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { listAllPurchaseOrders } from '#domains/purchasing/lists/list-all-purchase-orders.ts';
import { readPurchaseFilter } from '#domains/purchasing/lists/list-filter.ts';
import type { PurchaseRow } from '#domains/purchasing/lists/list-purchase-orders.ts';
import { can } from '#domains/team/can.ts';
import { decimalFromMinor } from '#lib/money.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';

type Words = (key: string) => string;

/** The purchase orders as a file: every one that matches, the newest first; money only for who may see costs. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs } = session;
  const params = readParams(new URL(request.url).searchParams);
  const t: Words = await getTranslations('purchasing');
  const seesCost = can(ctx.actor, 'cost.read');
  const orders = listAllPurchaseOrders(ctx, readPurchaseFilter(params));
  const columns = columnsOf(t, seesCost);
  const rows = cellsOf(orders, { t, seesCost });
  return answerFile({
    name: 'purchase-orders',
    title: t('title'),
    columns,
    rows,
    format: params.format?.[0],
    prefs,
    now: ctx.now,
  });
});

function columnsOf(t: Words, seesCost: boolean): ExportColumn[] {
  const money: ExportColumn[] = [
    { header: t('column.total'), kind: 'number', width: 14 },
    { header: t('column.currency'), kind: 'text', width: 10 },
  ];
  return [
    { header: t('column.number'), kind: 'number', width: 10 },
    { header: t('column.status'), kind: 'text', width: 16 },
    { header: t('column.supplier'), kind: 'text', width: 28 },
    { header: t('column.location'), kind: 'text', width: 20 },
    { header: t('column.expected'), kind: 'date', width: 12 },
    { header: t('column.ordered'), kind: 'number', width: 10 },
    { header: t('column.received'), kind: 'number', width: 10 },
    ...(seesCost ? money : []),
    { header: t('column.created'), kind: 'dateTime', width: 18 },
    { header: t('column.by'), kind: 'text', width: 20 },
  ];
}

async function* cellsOf(
  orders: AsyncIterable<PurchaseRow>,
  { t, seesCost }: { t: Words; seesCost: boolean },
): AsyncGenerator<ExportValue[]> {
  for await (const row of orders) {
    const amount = row.totalMinor === null ? null : decimalFromMinor(row.totalMinor, row.currency);
    yield [
      row.number,
      t(`status.${row.status}`),
      row.supplierName,
      row.locationName,
      row.expectedOn,
      row.ordered,
      row.received,
      ...(seesCost ? [amount, row.currency] : []),
      row.createdAt,
      row.createdBy,
    ];
  }
}
