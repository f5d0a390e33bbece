import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { ANSWER_STANDARDS } from './answer-standard.ts';

const DAY_MINUTES = 1_440;

const Minute = z.number().int().min(0).max(DAY_MINUTES);
const DayHours = z
  .strictObject({ opens: Minute, closes: Minute })
  .refine((day) => day.opens < day.closes, 'it opens before it closes');

/** How soon people are to be answered, and in which hours: seven days from Monday on, null is a day off; null: always. */
export const AnsweringInput = z.strictObject({
  channelId: z.uuid(),
  standardMinutes: z.literal([...ANSWER_STANDARDS]),
  week: z.array(DayHours.nullable()).length(7).nullable(),
});

/** Sets a channel's standard of answering. All of its waits are told anew by its hours. @throws NOT_FOUND. */
export const setAnswering = command('channel.write', {
  input: AnsweringInput,
  run: async (tx, { channelId, standardMinutes, week }) => {
    const hours = week && { week, closedOn: [], cutOff: null };
    const { rows: known } = await tx.$client.query<{ before: object | null }>(
      `select case when s.channel_id is null then null
         else jsonb_build_object('standardMinutes', s.standard_minutes, 'hours', s.hours) end as before
       from channels c left join channel_answering s on s.channel_id = c.id where c.id = $1 for update of c`,
      [channelId],
    );
    if (!known[0]) {
      throw new AppError('NOT_FOUND', 'There is no such channel.', {
        details: { reason: 'gone', thing: 'channel' },
      });
    }
    await tx.$client.query(
      `insert into channel_answering (channel_id, standard_minutes, hours) values ($1, $2, $3)
       on conflict (channel_id) do update set standard_minutes = excluded.standard_minutes, hours = excluded.hours`,
      [channelId, standardMinutes, hours && JSON.stringify(hours)],
    );
    return {
      result: { id: channelId },
      subjectKind: 'channel',
      subjectId: channelId,
      before: known[0].before ?? {},
      after: { standardMinutes, hours },
      events: [{ kind: 'channel.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
    };
  },
});
