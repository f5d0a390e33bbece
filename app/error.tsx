'use client';

import { useTranslations } from 'next-intl';
import { buttonLook } from '#components/ui/button.tsx';

/**
 * What broke is in the server's log under the digest; the reader gets what is safe and a way on. Every page loads
 * this beforehand, so it is drawn with as little as can be.
 */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('errors');
  const actions = useTranslations('common.action');
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
      <p className="text-md font-medium">{t('title')}</p>
      <p className="text-quiet">{t('INTERNAL')}</p>
      <button type="button" onClick={reset} className={buttonLook({ look: 'primary', className: 'mt-2' })}>
        {actions('retry')}
      </button>
      {error.digest ? <p className="text-sm text-quiet">{t('reference', { digest: error.digest })}</p> : null}
    </div>
  );
}
