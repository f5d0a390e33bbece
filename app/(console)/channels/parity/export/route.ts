import { getTranslations } from 'next-intl/server';
import { answerFile } from '#app/_server/answer-file.ts';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import type { DriftRow } from '#domains/parity/drifts/list-drifts.ts';
import { listAllDrifts } from '#domains/parity/drifts/list-drifts.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';
import { readDriftFilter } from '../read-drift-filter.ts';
import { textOfSide } from '../text-of-side.ts';

type Words = (key: string) => string;

/** The drifts as a file, every one that matches; with the state `corrected` it is the list of what to upload. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs } = session;
  const params = readParams(new URL(request.url).searchParams);
  const t: Words = await getTranslations('parity');
  const columns: ExportColumn[] = [
    { header: t('column.channel'), kind: 'text', width: 20 },
    { header: t('column.externalId'), kind: 'text', width: 18 },
    { header: t('column.sku'), kind: 'text', width: 18 },
    { header: t('column.goods'), kind: 'text', width: 30 },
    { header: t('column.kind'), kind: 'text', width: 14 },
    { header: t('column.theirs'), kind: 'text', width: 24 },
    { header: t('column.ours'), kind: 'text', width: 24 },
    { header: t('column.currency'), kind: 'text', width: 10 },
    { header: t('column.state'), kind: 'text', width: 14 },
    { header: t('column.since'), kind: 'dateTime', width: 18 },
    { header: t('column.address'), kind: 'text', width: 30 },
  ];
  return answerFile({
    name: 'parity',
    title: t('title'),
    columns,
    rows: cellsOf(listAllDrifts(ctx, readDriftFilter(params)), t),
    format: params.format?.[0],
    prefs,
    now: ctx.now,
  });
});

async function* cellsOf(drifts: AsyncIterable<DriftRow>, t: Words): AsyncGenerator<ExportValue[]> {
  for await (const row of drifts) {
    yield [
      row.channelName,
      row.externalId,
      row.sku,
      row.variantTitle,
      t(`kind.${row.kind}`),
      textOfSide(row, 'theirs'),
      textOfSide(row, 'ours'),
      row.kind === 'price' ? String(row.theirs.currency) : null,
      t(`state.${row.state}`),
      row.openedAt,
      row.url,
    ];
  }
}
