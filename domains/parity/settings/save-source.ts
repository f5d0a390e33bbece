import { AppError } from '#lib/errors.ts';
import { seal } from '#lib/seal.ts';
import { command } from '../../command.ts';
import { judgeUrl } from '../../events/post-outside.ts';
import { SaveSourceInput } from '../input.ts';
import { LISTING_TOKEN } from './due-sources.ts';

/**
 * Says from where a channel's listings are read, and how often. The token is kept sealed and never shown again; it is
 * forgotten when the address leads elsewhere. Corrections that stopped at a refused key go on. @throws FORBIDDEN for an
 * address inside; NOT_FOUND; CONFLICT for writing without a token.
 */
export const saveSource = command('parity.settings', {
  input: SaveSourceInput,
  run: async (
    tx,
    { channelId, kind, url, token, everyMinutes, isActive, mayWrite, askBeyondBasisPoints },
  ) => {
    judgeUrl(url);
    const { rows } = await tx.$client.query<{ url: string | null; hasToken: boolean }>(
      `select o.url, o.sealed_token is not null as "hasToken" from channels c left join listing_sources o on o.channel_id = c.id where c.id = $1 for update of c`,
      [channelId],
    );
    if (!rows[0]) {
      throw new AppError('NOT_FOUND', 'There is no such channel.', {
        details: { reason: 'gone', thing: 'channel' },
      });
    }
    const keeps = rows[0].url !== null && new URL(rows[0].url).origin === new URL(url).origin;
    const writes = mayWrite && kind !== 'feed';
    if (writes && !token && !(keeps && rows[0].hasToken)) {
      throw new AppError('CONFLICT', 'Writing to a channel needs an access token; give one.', {
        details: { reason: 'writeNeedsToken' },
      });
    }
    await tx.$client.query(
      `insert into listing_sources as o (channel_id, kind, url, sealed_token, every_minutes, is_active, may_write,
         ask_beyond_basis_points)
       values ($1, $2, $3, $4, $5, $6, $8, $9)
       on conflict (channel_id) do update set kind = excluded.kind, url = excluded.url, every_minutes = excluded.every_minutes,
         sealed_token = coalesce(excluded.sealed_token, case when $7 then o.sealed_token end),
         is_active = excluded.is_active, tried_at = null, fault = null, may_write = excluded.may_write,
         ask_beyond_basis_points = excluded.ask_beyond_basis_points, paused_at = null, paused_because = null`,
      [
        channelId,
        kind,
        url,
        token ? seal(token, LISTING_TOKEN) : null,
        everyMinutes,
        isActive,
        keeps,
        writes,
        askBeyondBasisPoints,
      ],
    );
    return {
      result: { channelId },
      subjectKind: 'channel',
      subjectId: channelId,
      after: { kind, url, everyMinutes, isActive, writes, askBeyondBasisPoints, hasNewToken: Boolean(token) },
      events: [{ kind: 'parity.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
      jobs: [
        ...(isActive ? [{ queue: 'read-listings' as const, data: {} }] : []),
        ...(isActive && writes ? [{ queue: 'push-corrections' as const, data: {} }] : []),
      ],
    };
  },
});
