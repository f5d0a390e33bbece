'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Day, Money } from '#components/ui/figures.tsx';
import type { CampaignMove, MovePart } from '#domains/channels/costs/move-spend.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { formatMoney } from '#lib/format/format-money.ts';

/** What somebody wants to say of a campaign, and what of its booked days would move. */
export type Asked = { input: CampaignMove; parts: readonly MovePart[]; firstOpenDay: string | null };

/** The booked days of a campaign by the channel that has them, and whether they are to move. */
export function MovePreview({
  asked: { parts, firstOpenDay },
  currency,
  isPending,
  onAnswer,
}: {
  asked: Asked;
  currency: string;
  isPending: boolean;
  onAnswer: (booked: 'stay' | 'move') => void;
}) {
  const t = useTranslations('costs.campaigns');
  const prefs = usePrefs();
  const closedMinor = parts.reduce((sum, part) => sum + part.closedMinor, 0);
  return (
    <div className="mt-4">
      <Banner tone="warn" title={t('movesTitle')}>
        <ul className="my-2 flex flex-col gap-1">
          {parts.map((part) => (
            <li key={part.channelId} className="flex flex-wrap gap-x-3">
              <UserText className="font-medium">{part.channelName}</UserText>
              <span>{t('movesDays', { count: part.days })}</span>
              <span>
                <Day on={part.from} prefs={prefs} /> – <Day on={part.to} prefs={prefs} />
              </span>
              <Money amountMinor={part.amountMinor} currency={currency} prefs={prefs} />
            </li>
          ))}
        </ul>
        {closedMinor > 0 && firstOpenDay ? (
          <p className="mb-2">
            {t('movesClosed', {
              amount: formatMoney(closedMinor, currency, prefs),
              day: formatBusinessDate(firstOpenDay, prefs),
            })}
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button look="primary" disabled={isPending} onClick={() => onAnswer('move')}>
            {t('movesToo')}
          </Button>
          <Button disabled={isPending} onClick={() => onAnswer('stay')}>
            {t('movesNot')}
          </Button>
        </div>
      </Banner>
    </div>
  );
}
