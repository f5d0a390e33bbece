import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';

export default function NotFound() {
  const t = useTranslations('common.empty');
  return (
    <main className="py-16">
      <EmptyState
        kind="no-match"
        title={t('notFoundTitle')}
        hint={t('notFoundHint')}
        action={
          <LinkButton href="/today" look="primary">
            {t('toStart')}
          </LinkButton>
        }
      />
    </main>
  );
}
