'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { RefusedError } from '#components/shell/read-json.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Money } from '#components/ui/figures.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import { moneyUnit } from '#lib/format/format-money.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { useFailureWords } from '../../_parts/use-failure-words.ts';
import { readAmount } from '../read-amount.ts';
import { type Draft, useQuote } from './use-quote.ts';

const PointsField = dynamic(() => import('./points-field.tsx').then((file) => file.PointsField));

type Props = {
  draft: Draft;
  isSent: boolean;
  currency: string;
  prefs: Prefs;
  onShipping: (amountMinor: number) => void;
  /** Null while it is unclear how many are meant. */
  onPoints: (points: number | null) => void;
};

/** What the order comes to, reckoned by the server; what is charged for sending it, and what points take off. */
export function DraftTotals({ draft, isSent, currency, prefs, onShipping, onPoints }: Props) {
  const t = useTranslations('orders');
  const tPay = useTranslations('loyalty.pay');
  const { data, error, isReading } = useQuote(draft);
  const inWords = useFailureWords();
  const [isUnclear, setUnclear] = useState(false);
  const totals = draft.lines.length > 0 ? data?.totals : undefined;
  const points = draft.customerId ? data?.points : null;
  // What points take off has tax in it: beside them the tax is shown as it would be without.
  const offMinor = (totals && points?.usedMinor) || 0;
  const taxMinor = totals && totals.taxMinor + offMinor - totals.discountMinor;
  const money = (amountMinor: number | undefined) =>
    amountMinor === undefined ? '–' : <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />;

  function readShipping(text: string) {
    const parsed = readAmount(text, currency, prefs);
    setUnclear(!parsed.ok && parsed.reason !== 'empty');
    onShipping(parsed.ok ? parsed.value : 0);
  }

  return (
    <div className="flex flex-col gap-3" aria-busy={isReading}>
      {isSent ? (
        <TextField
          label={`${t('money.shipping')} (${moneyUnit(currency, prefs)})`}
          dir="ltr"
          inputMode="decimal"
          isOptional
          autoComplete="off"
          error={isUnclear ? t('amount.unclear') : undefined}
          onBlur={(event) => readShipping(event.target.value)}
        />
      ) : null}
      {error ? (
        <Banner tone="warn" title={t('new.noSum')}>
          {error instanceof RefusedError ? <span dir="auto">{inWords(error.refusal).said}</span> : null}
        </Banner>
      ) : null}
      {points ? (
        <PointsField
          key={draft.customerId}
          points={points}
          currency={currency}
          prefs={prefs}
          onPoints={onPoints}
        />
      ) : null}
      <StatRow
        stats={[
          { name: t('money.gross'), value: money(totals?.grossMinor) },
          ...(isSent ? [{ name: t('money.shipping'), value: money(totals?.shippingMinor) }] : []),
          { name: t('money.tax'), value: money(taxMinor) },
          ...(offMinor > 0 ? [{ name: tPay('off'), value: money(-offMinor) }] : []),
          {
            name: t('money.total'),
            value: <strong className="text-md">{money(totals?.totalMinor)}</strong>,
          },
        ]}
      />
    </div>
  );
}
