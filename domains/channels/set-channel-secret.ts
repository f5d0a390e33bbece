import { eq } from 'drizzle-orm';
import { channels } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { seal } from '#lib/seal.ts';
import { command } from '../command.ts';
import { SetChannelSecretInput } from './input.ts';
import { CHANNEL_SECRET } from './read-channel.ts';

/**
 * Sets the secret that a channel's webhooks are signed with; it is kept sealed and never shown again. `keepsOld` lets
 * the one before count as well, until the secret is set again without it. @throws NOT_FOUND.
 */
export const setChannelSecret = command('channel.write', {
  input: SetChannelSecretInput,
  run: async (tx, { channelId, secret, keepsOld }) => {
    const [channel] = await tx.select().from(channels).where(eq(channels.id, channelId)).for('update');
    if (!channel)
      throw new AppError('NOT_FOUND', 'There is no such channel.', {
        details: { reason: 'gone', thing: 'channel' },
      });
    const old = keepsOld ? channel.sealedSecrets.slice(0, 1) : [];
    await tx
      .update(channels)
      .set({ sealedSecrets: [seal(secret, CHANNEL_SECRET), ...old] })
      .where(eq(channels.id, channelId));
    return {
      result: { id: channelId },
      subjectKind: 'channel',
      subjectId: channelId,
      summary: { secrets: 1 + old.length },
      events: [{ kind: 'channel.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
    };
  },
});
