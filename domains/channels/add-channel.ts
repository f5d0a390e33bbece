import type { Tx } from '#db/client.ts';
import { channelLocations, channels } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { AddChannelInput } from './input.ts';

/** Opens a channel. @throws CONFLICT when the slug is taken. */
export const addChannel = command('channel.write', {
  input: AddChannelInput,
  run: async (tx, { locationIds, ...input }, ctx) => {
    const id = input.id ?? newId(ctx.now.getTime());
    await tx.insert(channels).values({ ...input, id, createdAt: ctx.now });
    await writeLocations(tx, id, locationIds);
    return {
      result: { id, slug: input.slug },
      subjectKind: 'channel',
      subjectId: id,
      after: { ...input, locationIds },
      events: [{ kind: 'channel.changed', subjectKind: 'channel', subjectId: id, channelId: id }],
    };
  },
});

/** Sets which locations serve a channel, first choice first. Step of the room. */
export async function writeLocations(
  tx: Tx,
  channelId: string,
  locationIds: readonly string[],
): Promise<void> {
  await tx.$client.query('delete from channel_locations where channel_id = $1', [channelId]);
  const unique = [...new Set(locationIds)];
  if (unique.length === 0) return;
  await tx
    .insert(channelLocations)
    .values(unique.map((locationId, at) => ({ channelId, locationId, rank: (at + 1) * 10 })));
}
