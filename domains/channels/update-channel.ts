import { eq } from 'drizzle-orm';
import { channels } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { writeLocations } from './add-channel.ts';
import { UpdateChannelInput } from './input.ts';

/** Changes a channel; what is left out stays, its slug always. @throws NOT_FOUND. */
export const updateChannel = command('channel.write', {
  input: UpdateChannelInput,
  run: async (tx, { channelId, locationIds, ...fields }) => {
    const [before] = await tx.select().from(channels).where(eq(channels.id, channelId)).for('update');
    if (!before)
      throw new AppError('NOT_FOUND', 'There is no such channel.', {
        details: { reason: 'gone', thing: 'channel' },
      });
    if (Object.values(fields).some((value) => value !== undefined)) {
      await tx.update(channels).set(fields).where(eq(channels.id, channelId));
    }
    if (locationIds) await writeLocations(tx, channelId, locationIds);
    const { sealedSecrets: _, ...shown } = before;
    return {
      result: { id: channelId },
      subjectKind: 'channel',
      subjectId: channelId,
      before: shown,
      after: { ...shown, ...fields, ...(locationIds ? { locationIds } : {}) },
      events: [{ kind: 'channel.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
    };
  },
});
