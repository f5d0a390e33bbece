'use client';

import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';

/** What stands in place of an empty list: how to begin, or the way back from a filter that nothing fits. */
export function NoOrders({
  location,
  isUnfiltered,
  mayPlace,
}: {
  location: ListLocation;
  isUnfiltered: boolean;
  mayPlace: boolean;
}) {
  const t = useTranslations('orders');
  if (!isUnfiltered) {
    const bare = hrefWith({ pathname: location.pathname, params: {} }, {});
    return <EmptyState kind="no-match" action={<LinkButton href={bare}>{t('showAll')}</LinkButton>} />;
  }
  const first = (
    <LinkButton look="primary" href="/orders/new">
      {t('new.action')}
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
