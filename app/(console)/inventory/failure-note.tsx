import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import type { Failure } from './use-action.ts';

/** A refusal in the reader's words: `words` where the form knows better, else what its code means. */
export function FailureNote({ failure, words }: { failure: Failure | null; words?: string | null }) {
  const t = useTranslations('errors');
  if (!failure) return null;
  return (
    <Banner tone="bad" title={words ?? t(failure.code)}>
      {words || failure.message === '' ? null : <UserText>{failure.message}</UserText>}
    </Banner>
  );
}
