import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Bought } from '#domains/customers/habits/list-bought.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { bought: Bought; now: Date; prefs: Prefs };

const LINE = 'border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0';

/** What the person buys most and comes back for, and what others who bought the same have besides. */
export function CustomerBought({ bought, now, prefs }: Props) {
  const t = useTranslations('customers.bought');
  const { orders, goods, suggested } = bought;
  if (goods.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col">
        {goods.map((one) => (
          <li key={one.variantId} className={LINE}>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Link
                href={asRoute(`/inventory/${one.variantId}`)}
                className="min-w-0 text-accent hover:underline"
              >
                <UserText>{one.title}</UserText>
              </Link>
              <Ltr className="text-sm text-quiet">{one.sku}</Ltr>
            </p>
            <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
              <span>{t('inOrders', { count: one.orders, of: orders })}</span>
              <span>{t('units', { count: one.units })}</span>
              <TimeAgo at={new Date(one.lastAt)} now={now} prefs={prefs} />
            </p>
          </li>
        ))}
      </ul>
      {suggested.length > 0 ? (
        <>
          <h3 className="mt-4 border-t border-line pt-3 font-medium">{t('suggested')}</h3>
          <ul className="flex flex-col">
            {suggested.map((one) => (
              <li key={one.productId} className={LINE}>
                <UserText>{one.title}</UserText>
                <p className="text-sm text-quiet">
                  {t.rich('why', {
                    count: one.buyers,
                    product: () => <UserText>{one.with}</UserText>,
                  })}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
}
