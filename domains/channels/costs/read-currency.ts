import type { Reader } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** What a channel sells in. @throws NOT_FOUND for a channel that does not exist. */
export async function readCurrency(db: Reader, channelId: string): Promise<string> {
  const { rows } = await db.$client.query<{ currency: string }>(
    'select currency from channels where id = $1',
    [channelId],
  );
  if (rows[0]) return rows[0].currency;
  throw new AppError('NOT_FOUND', 'There is no such channel.', {
    details: { reason: 'gone', thing: 'channel' },
  });
}
