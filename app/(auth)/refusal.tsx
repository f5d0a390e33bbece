'use client';

import { useTranslations } from 'next-intl';
import type { Result } from '#app/_server/action.ts';
import { Banner } from '#components/ui/banner.tsx';

const MINUTE_SECONDS = 60;

/** Why a step of signing in was refused, in the reader's words; `own` has the words of this step for some codes. */
export function Refusal({
  result,
  own = {},
}: {
  result: Result<unknown> | null;
  own?: Record<string, string>;
}) {
  const t = useTranslations('auth.signIn');
  const errors = useTranslations('errors');
  if (!result || result.ok) return null;
  const { code, details } = result.error;
  const wait = details.retryAfterSeconds;
  if (code === 'RATE_LIMITED' && typeof wait === 'number') {
    return <Banner tone="warn" title={t('tooMany', { minutes: Math.ceil(wait / MINUTE_SECONDS) })} />;
  }
  return <Banner tone="bad" title={own[code] ?? errors(code)} />;
}
