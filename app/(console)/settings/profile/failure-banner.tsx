'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import type { ErrorCode } from '#lib/errors.ts';

/** A refusal in the reader's words; `own` has better words for some codes. */
export function FailureBanner({
  failure,
  own = {},
}: {
  failure: { code: ErrorCode } | null;
  own?: Partial<Record<ErrorCode, string>>;
}) {
  const t = useTranslations('errors');
  if (!failure) return null;
  return <Banner tone="bad" title={own[failure.code] ?? t(failure.code)} />;
}
