import { z } from 'zod';
import { command } from '#domains/command.ts';
import type { Ctx } from '#domains/context.ts';
import { hashSecret } from '#domains/team/secret.ts';
import { AppError } from '#lib/errors.ts';
import { SourceRef } from '../input.ts';
import { makeWriteKey, shownPartOf } from './write-key.ts';

const FORMER_KEY_HOURS = 24;
const HOUR_MS = 3_600_000;

/**
 * A new write key for a source, returned this once. The one before goes on for a day, for pages that are open now; a key
 * that was renewed twice ends at once. @throws NOT_FOUND.
 */
export async function rotateKey(ctx: Ctx, input: z.input<typeof SourceRef>): Promise<{ key: string }> {
  const key = makeWriteKey();
  await keepKey({ ...ctx, commandId: undefined }, { ...input, key });
  return { key };
}

const keepKey = command('tracking.write', {
  input: SourceRef.extend({ key: z.string() }),
  run: async (tx, { sourceId, key }, ctx) => {
    const until = new Date(ctx.now.getTime() + FORMER_KEY_HOURS * HOUR_MS);
    const { rows } = await tx.$client.query<{ name: string }>(
      `update touch_sources set former_key_hash = key_hash, former_key_until = $4, key_hash = $2, key_prefix = $3,
         updated_at = $5 where id = $1 returning name`,
      [sourceId, hashSecret(key), shownPartOf(key), until, ctx.now],
    );
    const [source] = rows;
    if (!source) throw refuseUnknownSource();
    return {
      result: null,
      subjectKind: 'touch_source',
      subjectId: sourceId,
      summary: { name: source.name, renewed: true },
      events: [{ kind: 'settings.changed', subjectKind: 'touch_source', subjectId: sourceId }],
    };
  },
});

/** The refusal of a source that is not there. */
export function refuseUnknownSource(): AppError {
  return new AppError('NOT_FOUND', 'There is no such source (any more).', {
    details: { reason: 'gone', thing: 'other' },
  });
}
