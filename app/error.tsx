'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** What broke is in the server's log under the digest; the reader gets what is safe and a way on. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations();
  return (
    <div>
      <EmptyState
        kind="failed"
        title={t('errors.title')}
        hint={t('errors.INTERNAL')}
        action={
          <Button look="primary" onClick={reset}>
            {t('common.action.retry')}
          </Button>
        }
      />
      {error.digest ? (
        <p className="text-center text-sm text-quiet">{t('errors.reference', { digest: error.digest })}</p>
      ) : null}
    </div>
  );
}
