'use client';

import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';

/** The list without people: none yet, or none that the filters let through. */
export function Nobody({
  pathname,
  isUnfiltered,
  mayPlace,
}: {
  pathname: string;
  isUnfiltered: boolean;
  mayPlace: boolean;
}) {
  const t = useTranslations('customers');
  if (!isUnfiltered) {
    return <EmptyState kind="no-match" action={<LinkButton href={pathname}>{t('showAll')}</LinkButton>} />;
  }
  const first = (
    <LinkButton look="primary" href="/orders/new">
      {t('do.newOrder')}
    </LinkButton>
  );
  return (
    <EmptyState
      kind="nothing-yet"
      title={t('empty.title')}
      hint={t('empty.hint')}
      action={mayPlace ? first : undefined}
    />
  );
}
