import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import type { Period } from '../../period.ts';
import type { AnnotationKind } from './annotation-kinds.ts';

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
};

/** The annotations that touch a period, the earliest first, 200 at most; of one channel also those of all. */
export async function listAnnotations(
  ctx: Ctx,
  { period, channelId }: { period: Period; channelId?: string },
): Promise<Annotation[]> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<Annotation>({
    name: 'annotations',
    text: `select a.id, a.kind, a.starts_on::text as "startsOn", a.ends_on::text as "endsOn", a.channel_id as "channelId",
        c.name as "channelName", a.text, a.written_by as "writtenBy", a.cause is null as "isOwn"
      from annotations a left join channels c on c.id = a.channel_id
      where a.starts_on <= $2 and a.ends_on >= $1 and a.removed_at is null
        and ($3::uuid is null or a.channel_id is null or a.channel_id = $3)
      order by a.starts_on, a.id limit ${MOST}`,
    values: [period.from, period.to, channelId ?? null],
  });
  return rows;
}
