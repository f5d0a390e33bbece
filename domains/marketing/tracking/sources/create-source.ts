import { z } from 'zod';
import { touchSources } from '#db/schema/index.ts';
import { command } from '#domains/command.ts';
import type { Ctx } from '#domains/context.ts';
import { hashSecret } from '#domains/team/secret.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { NewSourceInput } from '../input.ts';
import { makeWriteKey, shownPartOf } from './write-key.ts';

/**
 * Lets a website, an app or a partner tell of touches. Its write key is returned this once; its SHA-256 is kept.
 * @throws NOT_FOUND for an unknown channel.
 */
export async function createSource(
  ctx: Ctx,
  input: z.input<typeof NewSourceInput>,
): Promise<{ id: string; key: string }> {
  const key = makeWriteKey();
  // Without the client's command id: a repeat makes another key, because the first one is not kept anywhere.
  const { id } = await keepSource({ ...ctx, commandId: undefined }, { ...input, key });
  return { id, key };
}

const keepSource = command('tracking.write', {
  input: NewSourceInput.extend({ key: z.string() }),
  run: async (tx, { key, ...facts }, ctx) => {
    const { rowCount } = await tx.$client.query('select from channels where id = $1', [facts.channelId]);
    if (rowCount === 0) {
      throw new AppError('NOT_FOUND', 'There is no such channel (any more).', {
        details: { reason: 'gone', thing: 'other' },
      });
    }
    const id = newId(ctx.now.getTime());
    await tx.insert(touchSources).values({
      ...facts,
      id,
      keyPrefix: shownPartOf(key),
      keyHash: hashSecret(key),
      createdByName: ctx.actor.name,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    });
    return {
      result: { id },
      subjectKind: 'touch_source',
      subjectId: id,
      summary: { name: facts.name, party: facts.party },
      after: facts,
      events: [{ kind: 'settings.changed', subjectKind: 'touch_source', subjectId: id }],
    };
  },
});
