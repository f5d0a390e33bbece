import { getTranslations } from 'next-intl/server';
import { answerFile } from '#app/_server/answer-file.ts';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { readActivityFilter } from '#domains/analytics/activity/activity-filter.ts';
import { type ActivityRow, exportActivity } from '#domains/analytics/activity/list-activity.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';
import { asSubject, asVerb, verbKey } from '../activity-words.ts';

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
  return answerFile({
    name: 'activity',
    title: t('title'),
    columns,
    rows,
    format: params.format?.[0],
    prefs,
    now: ctx.now,
  });
});

async function* cellsOf(
  lines: AsyncIterable<ActivityRow>,
  cells: (row: ActivityRow) => ExportValue[],
): AsyncGenerator<ExportValue[]> {
  for await (const line of lines) yield cells(line);
}
