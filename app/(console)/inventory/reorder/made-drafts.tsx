'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { DraftedOrder, DraftedTransfer } from '#domains/planning/advice/draft-orders.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';

/** What came of making drafts. */
export type MadeDrafts = { orders: DraftedOrder[]; transfers: DraftedTransfer[]; withoutSupplier: number };

const Tell = createContext<(made: MadeDrafts) => void>(() => undefined);

/** Says which drafts were made; for the action of the list. */
export function useTellDrafts() {
  return useContext(Tell);
}

/** Shows the drafts that were made, around the list: rows that are drafted leave it, the answer stays. */
export function MadeDraftsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('planning.draft');
  const [made, setMade] = useState<MadeDrafts | null>(null);
  return (
    <Tell value={setMade}>
      {children}
      <Dialog
        title={t('done', { count: (made?.orders.length ?? 0) + (made?.transfers.length ?? 0) })}
        isOpen={made !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setMade(null);
        }}
      >
        {made ? <MadeList made={made} /> : null}
      </Dialog>
    </Tell>
  );
}

function MadeList({ made }: { made: MadeDrafts }) {
  const t = useTranslations('planning.draft');
  const prefs = usePrefs();
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-2">
        {made.transfers.map((transfer) => (
          <li key={transfer.id}>
            <Link
              href={asRoute(`/inventory/transfers/${transfer.id}`)}
              className="text-accent hover:underline"
            >
              {t.rich('transfer', {
                number: toLocaleDigits(String(transfer.number), prefs.digits),
                place: () => <bdi>{transfer.fromName}</bdi>,
                units: formatNumber(transfer.units, prefs),
              })}
            </Link>
          </li>
        ))}
        {made.orders.map((order) => (
          <li key={order.id}>
            <Link href={asRoute(`/purchasing/${order.id}`)} className="text-accent hover:underline">
              {t.rich('order', {
                number: toLocaleDigits(String(order.number), prefs.digits),
                supplier: () => <bdi>{order.supplierName}</bdi>,
                units: formatNumber(order.units, prefs),
              })}
            </Link>
            {order.raisedUnits > 0 ? (
              <span className="block text-sm text-quiet">
                {t('raised', { units: formatNumber(order.raisedUnits, prefs) })}
              </span>
            ) : null}
            {order.isMinimumMet ? null : <span className="block text-sm text-warn">{t('below')}</span>}
          </li>
        ))}
      </ul>
      {made.withoutSupplier > 0 ? (
        <Banner tone="info" title={t('without', { count: made.withoutSupplier })} />
      ) : null}
    </div>
  );
}
