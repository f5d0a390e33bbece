import { eq } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { channels } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { unseal } from '#lib/seal.ts';

/** What the channel's secrets are sealed for (lib/seal.ts). */
export const CHANNEL_SECRET = 'channel-secret';

/** A channel as its own messages meet it; secrets are opened, newest first. */
export type ReceivingChannel = {
  id: string;
  slug: string;
  name: string;
  connector: string;
  isActive: boolean;
  secrets: string[];
};

/** @throws NOT_FOUND for a slug that nobody gave to a channel. */
export async function readReceivingChannel(db: Reader, slug: string): Promise<ReceivingChannel> {
  const { id, name, connector, isActive, sealedSecrets } = channels;
  const [found] = await db
    .select({ id, slug: channels.slug, name, connector, isActive, sealedSecrets })
    .from(channels)
    .where(eq(channels.slug, slug))
    .limit(1);
  if (!found) throw new AppError('NOT_FOUND', 'There is no such channel; copy its webhook address again.');
  const { sealedSecrets: sealed, ...channel } = found;
  return { ...channel, secrets: sealed.flatMap((secret) => unseal(secret, CHANNEL_SECRET) ?? []) };
}
