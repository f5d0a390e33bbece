import { getTranslations } from 'next-intl/server';
import { answerFile } from '#app/_server/answer-file.ts';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { listAllLevels } from '#domains/inventory/levels/list-all-levels.ts';
import { readLevelFilter } from '#domains/inventory/levels/list-filter.ts';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { chooseExport, exportCells } from './export-columns.ts';

/** The list of levels as a file: all pages of it, in the columns and the order that are shown. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs } = session;
  const params = readParams(new URL(request.url).searchParams);
  const [t, places] = await Promise.all([getTranslations('inventory'), listPlaces(ctx)]);
  const words = { places, t };
  const columns = chooseExport(params.columns ?? [], words);
  const rows = exportCells(listAllLevels(ctx, readLevelFilter(params)), columns, words);
  return answerFile({
    name: 'inventory',
    title: t('title'),
    columns,
    rows,
    format: params.format?.[0],
    prefs,
    now: ctx.now,
  });
});
