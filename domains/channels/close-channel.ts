import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { channels } from '#db/schema/index.ts';
import { command } from '../command.ts';

/**
 * Closes a channel because its own side cut the connection: its orders and history stay, its messages are no longer
 * expected. Only the channel's own message does this; people use `updateChannel`.
 */
export const closeChannel = command('inbox.receive', {
  input: z.strictObject({ channelId: z.uuid() }),
  run: async (tx, { channelId }) => {
    await tx.update(channels).set({ isActive: false }).where(eq(channels.id, channelId));
    return {
      result: null,
      subjectKind: 'channel',
      subjectId: channelId,
      summary: { reason: 'uninstalled at the channel' },
      events: [{ kind: 'channel.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
    };
  },
});
