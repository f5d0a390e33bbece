import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { ConsentPurpose, TEXT_LANGUAGES } from './consent-kinds.ts';

const MOST = 500;

/** One version of the words in which people are asked. */
export type ConsentText = {
  id: string;
  purpose: ConsentPurpose;
  language: (typeof TEXT_LANGUAGES)[number];
  version: number;
  words: string;
  createdByName: string;
  createdAt: Date;
};

/** Every version of the texts, the newest of each first. */
export async function listConsentTexts(ctx: Ctx): Promise<ConsentText[]> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<ConsentText>(
    `select id, purpose, language, version, words, created_by_name as "createdByName", created_at as "createdAt"
     from consent_texts order by purpose, language, version desc limit ${MOST}`,
  );
  return rows;
}
