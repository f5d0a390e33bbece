'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { useSelection } from '#components/table/row-interaction.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { DraftedOrder } from '#domains/planning/advice/draft-orders.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { makeDrafts } from './actions.ts';

type Made = { orders: DraftedOrder[]; withoutSupplier: number };

/** Makes drafts of the selected rows, and says which came of it. */
export function DraftBulk() {
  const t = useTranslations('planning.draft');
  const { ids } = useSelection();
  const [made, setMade] = useState<Made | null>(null);
  const [isNone, setNone] = useState(false);
  const { run, isPending, failure } = useAction(makeDrafts, setMade);
  const lines = ids
    .map((id) => id.split(' '))
    .map(([variantId = '', locationId = '', quantity = '0']) => ({
      variantId,
      locationId,
      quantity: Number(quantity),
    }))
    .filter(({ quantity }) => quantity > 0);

  return (
    <>
      <Button
        size="small"
        disabled={isPending}
        onClick={() => {
          setNone(lines.length === 0);
          if (lines.length > 0) run({ lines });
        }}
      >
        {t('button')}
      </Button>
      {isNone ? <span role="status">{t('none')}</span> : null}
      <FailureNote
        failure={failure}
        words={failure?.details.reason === 'noSupplier' ? t('noSupplier') : null}
      />
      <Dialog
        title={t('done', { count: made?.orders.length ?? 0 })}
        isOpen={made !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setMade(null);
        }}
      >
        {made ? <MadeList made={made} /> : null}
      </Dialog>
    </>
  );
}

function MadeList({ made }: { made: Made }) {
  const t = useTranslations('planning.draft');
  const prefs = usePrefs();
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-2">
        {made.orders.map((order) => (
          <li key={order.id}>
            <Link href={asRoute(`/purchasing/${order.id}`)} className="text-accent hover:underline">
              <UserText>
                {t('order', {
                  number: toLocaleDigits(String(order.number), prefs.digits),
                  supplier: order.supplierName,
                  units: formatNumber(order.units, prefs),
                })}
              </UserText>
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
