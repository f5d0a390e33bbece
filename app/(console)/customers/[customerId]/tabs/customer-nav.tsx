import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { KeepCurrentSeen } from '#components/table/keep-current-seen.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { CUSTOMER_TABS, type CustomerTab } from './customer-tab.ts';
import { OldLinks } from './old-links.tsx';
import { PrintAll } from './print-all.tsx';

type Props = { customerId: string; here: CustomerTab | 'all' };

/** The parts of a person's page; on small screens one line that scrolls. */
export function CustomerNav({ customerId, here }: Props) {
  const t = useTranslations('customers.tab');
  const path = `/customers/${customerId}`;
  return (
    <div data-no-print className="flex items-center gap-2 border-b border-line">
      <OldLinks path={path} here={here} />
      <nav aria-label={t('label')} className="min-w-0 flex-1 overflow-x-auto">
        <ul className="flex gap-1">
          {CUSTOMER_TABS.map((tab) => (
            <li key={tab}>
              <Link
                href={asRoute(tab === 'overview' ? path : `${path}?tab=${tab}`)}
                prefetch={false}
                scroll={false}
                aria-current={tab === here ? 'page' : undefined}
                className={`flex min-h-9 items-center border-b-2 px-3 whitespace-nowrap outline-offset-[-2px] pointer-coarse:min-h-11 ${tab === here ? 'border-accent font-medium' : 'border-transparent text-quiet hover:text-ink'}`}
              >
                {t(tab)}
              </Link>
            </li>
          ))}
        </ul>
        <KeepCurrentSeen key={here} />
      </nav>
      <PrintAll path={path} isAll={here === 'all'} />
    </div>
  );
}
