import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Ctx } from '#domains/context.ts';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { listIncomingTransfers } from '#domains/inventory/transfers/list-incoming-transfers.ts';
import { listIncoming } from '#domains/purchasing/orders/list-incoming.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { ctx: Ctx; variantId: string; prefs: Prefs };

/** What is on its way: from suppliers and from our other places, the soonest first. */
export async function IncomingPanel({ ctx, variantId, prefs }: Props) {
  const [t, bought, moved, places] = await Promise.all([
    getTranslations('stock-work.incoming'),
    listIncoming(ctx, { variantIds: [variantId] }),
    listIncomingTransfers(ctx, { variantIds: [variantId] }),
    listPlaces(ctx),
  ]);
  const digits = (number: number) => toLocaleDigits(String(number), prefs.digits);
  const rows = [
    ...bought.map((one) => ({
      ...one,
      href: `/purchasing/${one.purchaseOrderId}`,
      name: t('order', { number: digits(one.number) }),
      from: one.supplierName,
    })),
    ...moved.map((one) => ({
      ...one,
      href: `/inventory/transfers/${one.transferId}`,
      name: t('transfer', { number: digits(one.number) }),
      from: one.fromName,
    })),
  ].sort((a, b) => ((a.expectedOn ?? '9999') < (b.expectedOn ?? '9999') ? -1 : 1));
  return (
    <Panel title={t('title')}>
      {rows.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
      <ul className="flex flex-col gap-3">
        {rows.map((row) => (
          <li key={`${row.href} ${row.expectedOn}`} className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <Link href={asRoute(row.href)} className="text-accent hover:underline">
                {row.name}
              </Link>
              <p className="text-sm text-quiet">
                <UserText>{row.from}</UserText> ·{' '}
                <UserText>{places.find((place) => place.id === row.locationId)?.name ?? ''}</UserText>
                {row.expectedOn ? (
                  <>
                    {' · '}
                    <Day on={row.expectedOn} prefs={prefs} />
                  </>
                ) : null}
              </p>
            </div>
            <span className="font-medium">
              <Count value={row.quantity} prefs={prefs} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
