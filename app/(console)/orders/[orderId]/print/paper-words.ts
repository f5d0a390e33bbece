import type { getTranslations } from 'next-intl/server';

/** The words of a document in the language of its reader. */
export type PaperWords = Awaited<ReturnType<typeof getTranslations<never>>>;
