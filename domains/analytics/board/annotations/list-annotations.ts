import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import type { Period } from '../../period.ts';
import type { AnnotationKind } from './annotation-kinds.ts';
import { listHolidays, type ShownHoliday } from './holidays/list-holidays.ts';

const MOST = 200;

/** What is told of some days. `channelId` null speaks of all channels; `isOwn` was written by hand. */
export type Annotation = {
  id: string;
  kind: AnnotationKind;
  startsOn: string;
  endsOn: string;
  channelId: string | null;
  channelName: string | null;
  text: string;
  writtenBy: string;
  isOwn: boolean;
  /** It stands in the country's calendar and is named by the reader's language; `text` is empty. Null for all others. */
  holiday: { country: string; key: string; isInstead: boolean } | null;
};

/**
 * The annotations that touch a period, the earliest first, 200 at most; of one channel also those of all. Public holidays
 * of the business's country are among them where the period is no longer than 400 days.
 */
export async function listAnnotations(
  ctx: Ctx,
  { period, channelId }: { period: Period; channelId?: string },
): Promise<Annotation[]> {
  allow(ctx.actor, 'channel.figures');
  const [told, holidays] = await Promise.all([
    readAnnotations(ctx, { period, channelId }),
    listHolidays(ctx, period),
  ]);
  return [...told, ...holidays.map(annotationOf)].sort((one, other) =>
    one.startsOn + one.id < other.startsOn + other.id ? -1 : 1,
  );
}

function annotationOf({ cause, startsOn, endsOn, country, key, isInstead }: ShownHoliday): Annotation {
  return {
    id: cause,
    kind: 'holiday',
    startsOn,
    endsOn,
    channelId: null,
    channelName: null,
    text: '',
    writtenBy: '',
    isOwn: false,
    holiday: { country, key, isInstead },
  };
}

async function readAnnotations(
  ctx: Ctx,
  { period, channelId }: { period: Period; channelId: string | undefined },
): Promise<Annotation[]> {
  const { rows } = await ctx.db.$client.query<Omit<Annotation, 'holiday'>>({
    name: 'annotations',
    text: `select a.id, a.kind, a.starts_on::text as "startsOn", a.ends_on::text as "endsOn", a.channel_id as "channelId",
        c.name as "channelName", a.text, a.written_by as "writtenBy", a.cause is null as "isOwn"
      from annotations a left join channels c on c.id = a.channel_id
      where a.starts_on <= $2 and a.ends_on >= $1 and a.removed_at is null
        and ($3::uuid is null or a.channel_id is null or a.channel_id = $3)
      order by a.starts_on, a.id limit ${MOST}`,
    values: [period.from, period.to, channelId ?? null],
  });
  return rows.map((row) => ({ ...row, holiday: null }));
}
