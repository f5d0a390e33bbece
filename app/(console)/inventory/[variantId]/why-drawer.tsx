'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Drawer } from '#components/ui/dialog.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { StockAtPlace } from '#domains/inventory/get-variant-stock.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { formatChange, formatNumber } from '#lib/format/format-number.ts';
import { MomentField } from './moment-field.tsx';
import { type SentMovement, useWhy } from './use-why.ts';

type Props = { variant: { id: string; sku: string }; place: StockAtPlace; onClose: () => void };

/** Why the figure at a location is what it is, now or at any past minute: the movements that add up to it. */
export function WhyDrawer({ variant, place, onClose }: Props) {
  const t = useTranslations('inventory.explain');
  const prefs = usePrefs();
  const [at, setAt] = useState<Date | null>(null);
  // Pressing “now” gives a fresh field; typing keeps the one that is typed in.
  const [opened, setOpened] = useState(() => new Date());
  const question = { variantId: variant.id, locationId: place.id, at };
  const { pages, error, isReading, readAgain, readEarlier } = useWhy(question);
  const goToNow = () => {
    setAt(null);
    setOpened(new Date());
  };
  const figure = pages?.[0]?.onHand;
  const shown = formatNumber(figure ?? place.onHand, prefs);
  const available = {
    onHand: formatNumber(place.onHand, prefs),
    reserved: formatNumber(place.reserved, prefs),
    safety: formatNumber(place.safety, prefs),
    available: formatNumber(place.onHand - place.reserved - place.safety, prefs),
  };
  return (
    <Drawer title={t('title', { figure: shown, location: place.name })} isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-quiet">{t('hint')}</p>
        <div className="flex flex-wrap items-end gap-2">
          <MomentField key={opened.getTime()} label={t('at')} value={opened} onChange={setAt} />
          {at ? <Button onClick={goToNow}>{t('now')}</Button> : null}
        </div>
        {error ? (
          <EmptyState
            kind="failed"
            title={t('failed')}
            action={<Button onClick={() => readAgain()}>{t('now')}</Button>}
          />
        ) : pages ? (
          <Sum pages={pages} figure={shown} />
        ) : (
          <Skeleton className="h-40" />
        )}
        {at === null && place.sells ? <p className="text-quiet">{t('available', available)}</p> : null}
        {readEarlier ? (
          <Button disabled={isReading} onClick={readEarlier}>
            {t('earlier')}
          </Button>
        ) : null}
      </div>
    </Drawer>
  );
}

function Sum({
  pages,
  figure,
}: {
  pages: readonly { movements: SentMovement[]; opening: number }[];
  figure: string;
}) {
  const t = useTranslations('inventory.explain');
  const prefs = usePrefs();
  const movements = pages.flatMap((page) => page.movements);
  if (movements.length === 0) return <p>{t('none')}</p>;
  const opening = pages.at(-1)?.opening ?? 0;
  const came = movements.reduce((sum, one) => sum + Math.max(0, one.change), 0);
  const went = movements.reduce((sum, one) => sum - Math.min(0, one.change), 0);
  const words = {
    opening: formatNumber(opening, prefs),
    came: formatNumber(came, prefs),
    went: formatNumber(went, prefs),
    figure,
  };
  return (
    <>
      <p className="rounded-md bg-accent-surface p-3 font-medium">{t('sum', words)}</p>
      <ol className="flex flex-col">
        {movements.map((movement) => (
          <MovementLine key={movement.id} movement={movement} />
        ))}
        <li className="flex justify-between gap-4 border-t border-line py-2 text-quiet">
          <span>{t('opening')}</span>
          <bdi>{words.opening}</bdi>
        </li>
      </ol>
    </>
  );
}

function MovementLine({ movement }: { movement: SentMovement }) {
  const t = useTranslations('inventory');
  const tReason = useTranslations('statuses.movementReason');
  const prefs = usePrefs();
  const { change, onHand, orderId, orderNumber, note } = movement;
  const place = <UserText>{movement.otherLocation}</UserText>;
  return (
    <li className="flex items-start justify-between gap-4 border-t border-line py-2">
      <div className="min-w-0">
        <p>
          {tReason(movement.reason)}{' '}
          <span className="text-quiet">
            {t.rich(change > 0 ? 'explain.from' : 'explain.to', { place: () => place })}
          </span>
        </p>
        <p className="text-sm text-quiet">
          <Time at={new Date(movement.at)} prefs={prefs} /> · <UserText>{movement.actorName}</UserText>
          {orderId && orderNumber !== null ? (
            <>
              {' · '}
              <Link
                href={asRoute(`/orders/${orderId}`)}
                className="inline-flex items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
              >
                {t('variant.order', { number: toLocaleDigits(String(orderNumber), prefs.digits) })}
              </Link>
            </>
          ) : null}
        </p>
        {note ? (
          <p className="text-sm">
            <UserText>{note}</UserText>
          </p>
        ) : null}
      </div>
      <div className="shrink-0 text-end">
        <bdi className={`font-medium ${change > 0 ? 'text-ok' : 'text-ink'}`}>
          {formatChange(change, 'number', prefs)}
        </bdi>
        <p className="text-sm text-quiet">
          = <bdi>{formatNumber(onHand, prefs)}</bdi>
        </p>
      </div>
    </li>
  );
}
