import { z } from 'zod';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { CONSENT_PURPOSES, MAX_CONSENT_WORDS, TEXT_LANGUAGES } from './consent-kinds.ts';

const SaveConsentTextInput = z.strictObject({
  purpose: z.enum(CONSENT_PURPOSES),
  language: z.enum(TEXT_LANGUAGES),
  words: z.string().trim().min(10).max(MAX_CONSENT_WORDS),
});

/** Keeps the words in which people are asked as the next version; what people agreed to before stays as it was. */
export const saveConsentText = command('settings.write', {
  input: SaveConsentTextInput,
  run: async (tx, { purpose, language, words }, ctx) => {
    await tx.$client.query(`select pg_advisory_xact_lock(hashtext('consent_texts'))`);
    const { rows } = await tx.$client.query<{ id: string; version: number }>(
      `insert into consent_texts (id, purpose, language, version, words, created_by_name, created_at)
       select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6 from consent_texts
       where purpose = $2 and language = $3 returning id, version`,
      [newId(ctx.now.getTime()), purpose, language, words, ctx.actor.name, ctx.now],
    );
    const { id, version } = rows[0]!;
    return {
      result: { id, version },
      subjectKind: 'business',
      subjectId: null,
      summary: { setting: 'consent', purpose, language, version },
      after: { words },
      events: [{ kind: 'settings.changed', subjectKind: 'business', subjectId: 'consent' }],
    };
  },
});
