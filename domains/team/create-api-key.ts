import { z } from 'zod';
import { apiKeys } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';
import { API_KEY_MARK } from './find-api-key.ts';
import { NewApiKey } from './input.ts';
import { hashSecret, makeSecret } from './secret.ts';

const SHOWN_CHARACTERS = 10;

/**
 * Makes a key for a program. The key is returned this once; only its SHA-256 and first characters are kept.
 * It may do what its scopes say and nothing else, whoever made it.
 */
export async function createApiKey(
  ctx: Ctx,
  input: z.input<typeof NewApiKey>,
): Promise<{ id: string; key: string }> {
  const key = API_KEY_MARK + makeSecret();
  // Without the client's command id: a repeat makes another key, because the first one is not kept anywhere.
  const { id } = await keepApiKey({ ...ctx, commandId: undefined }, { ...input, key });
  return { id, key };
}

const keepApiKey = command('api-key.write', {
  input: NewApiKey.extend({ key: z.string() }),
  run: async (tx, { key, ...facts }, ctx) => {
    const id = newId(ctx.now.getTime());
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.id : null;
    const prefix = key.slice(0, SHOWN_CHARACTERS);
    const keyHash = hashSecret(key);
    await tx.insert(apiKeys).values({ ...facts, id, prefix, keyHash, createdBy, createdAt: ctx.now });
    return {
      result: { id },
      subjectKind: 'api_key',
      subjectId: id,
      summary: { name: facts.name, prefix, scopes: facts.scopes },
      after: { name: facts.name, scopes: facts.scopes, channelId: facts.channelId },
      events: [{ kind: 'team.changed', subjectKind: 'api_key', subjectId: id }],
    };
  },
});
