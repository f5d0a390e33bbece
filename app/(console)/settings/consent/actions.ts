'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { listConsentTexts } from '#domains/customers/consents/list-consent-texts.ts';
import { saveConsentText } from '#domains/customers/consents/save-consent-text.ts';

export const saveText = action(async (ctx, input: Parameters<typeof saveConsentText>[1]) => {
  const saved = await saveConsentText(ctx, input);
  refresh();
  return saved;
});

export const readTexts = action(async (ctx) => listConsentTexts(ctx));
