'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import type { ErrorCode } from '#lib/errors.ts';

/** A refusal in the reader's words, with the program's own sentence beneath, which names row and column. */
export function FailureNote({ failure }: { failure: { code: ErrorCode; message: string } | null }) {
  const t = useTranslations('errors');
  if (!failure) return null;
  return (
    <Banner tone="bad" title={t(failure.code)}>
      <UserText>{failure.message}</UserText>
    </Banner>
  );
}
