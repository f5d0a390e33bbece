'use client';

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

type Props = {
  draft: Draft;
  isSent: boolean;
  currency: string;
  prefs: Prefs;
  onShipping: (amountMinor: number) => void;
};

/** What the order comes to, reckoned by the server; and what is charged for sending it. */
export function DraftTotals({ draft, isSent, currency, prefs, onShipping }: Props) {
  const t = useTranslations('orders');
  const { data, error, isReading } = useQuote(draft);
  const inWords = useFailureWords();
  const [isUnclear, setUnclear] = useState(false);
  const totals = draft.lines.length > 0 ? data?.totals : undefined;
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
      <StatRow
        stats={[
          { name: t('money.gross'), value: money(totals?.grossMinor) },
          ...(isSent ? [{ name: t('money.shipping'), value: money(totals?.shippingMinor) }] : []),
          { name: t('money.tax'), value: money(totals?.taxMinor) },
          {
            name: t('money.total'),
            value: <strong className="text-md">{money(totals?.totalMinor)}</strong>,
          },
        ]}
      />
    </div>
  );
}
