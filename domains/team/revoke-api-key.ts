import { and, eq, isNull } from 'drizzle-orm';
import { apiKeys } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { ApiKeyRef } from './input.ts';

/** Ends a key at once and for good. @throws NOT_FOUND when there is none or it was ended before. */
export const revokeApiKey = command('api-key.write', {
  input: ApiKeyRef,
  run: async (tx, { apiKeyId }, ctx) => {
    const [row] = await tx
      .update(apiKeys)
      .set({ revokedAt: ctx.now })
      .where(and(eq(apiKeys.id, apiKeyId), isNull(apiKeys.revokedAt)))
      .returning({ name: apiKeys.name, prefix: apiKeys.prefix });
    if (!row)
      throw new AppError('NOT_FOUND', 'This key was ended already, or never made.', {
        details: { reason: 'gone', thing: 'other' },
      });
    return {
      result: null,
      subjectKind: 'api_key',
      subjectId: apiKeyId,
      summary: { ...row, revoked: true },
      events: [{ kind: 'team.changed', subjectKind: 'api_key', subjectId: apiKeyId }],
    };
  },
});
