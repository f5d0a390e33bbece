import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { asRoute } from '#components/ui/as-route.ts';

export type ListView = { id: string; name: string; href: string; isCurrent: boolean };

/** Named views of one list; each is an address, so that a colleague opens the same. `action` is for saving one. */
export function ViewTabs({ views, action }: { views: readonly ListView[]; action?: ReactNode }) {
  const t = useTranslations('common.table');
  return (
    <div className="mb-3 flex items-center gap-2 border-b border-line" data-no-print>
      <nav aria-label={t('views')} className="flex min-w-0 flex-1 gap-1 overflow-x-auto">
        {views.map((view) => (
          <Link
            key={view.id}
            href={asRoute(view.href)}
            aria-current={view.isCurrent ? 'page' : undefined}
            className={`border-b-2 px-3 py-2 whitespace-nowrap -outline-offset-2 ${view.isCurrent ? 'border-accent font-medium text-ink' : 'border-transparent text-quiet hover:text-ink'}`}
          >
            <bdi>{view.name}</bdi>
          </Link>
        ))}
      </nav>
      {action}
    </div>
  );
}
