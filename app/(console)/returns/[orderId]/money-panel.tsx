'use client';

import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import type { ReturnQuote } from '#domains/orders/returns/desk/quote-return.ts';
import { MethodName, MoneyLine } from '../_desk/money-lines.tsx';

type Props = { quote: ReturnQuote | null; currency: string; givesBack: boolean };

/** What the return or the exchange comes to, line by line. */
export function MoneyPanel({ quote, currency, givesBack }: Props) {
  const t = useTranslations('returns.money');
  return (
    <Panel title={t('title')}>
      <div aria-live="polite" className="flex flex-col gap-1">
        {quote ? (
          <Sums quote={quote} currency={currency} givesBack={givesBack} />
        ) : (
          <p className="text-quiet">{t('begin')}</p>
        )}
      </div>
    </Panel>
  );
}

function Sums({ quote, currency, givesBack }: Props & { quote: ReturnQuote }) {
  const t = useTranslations('returns.money');
  const { worthMinor, feeMinor, dueMinor, tenders, exchange } = quote;
  const notPaidMinor = worthMinor - feeMinor - dueMinor;
  const backMinor = tenders.reduce((sum, tender) => sum + tender.amountMinor, 0);
  return (
    <>
      <MoneyLine name={t('worth')} amountMinor={worthMinor} currency={currency} />
      {feeMinor > 0 ? <MoneyLine name={t('fee')} amountMinor={-feeMinor} currency={currency} /> : null}
      {notPaidMinor > 0 ? (
        <MoneyLine name={t('notPaid')} amountMinor={-notPaidMinor} currency={currency} />
      ) : null}
      {exchange ? (
        <>
          <MoneyLine name={t('newTotal')} amountMinor={exchange.totalMinor} currency={currency} />
          <MoneyLine
            name={t('credit')}
            amountMinor={-(exchange.totalMinor - exchange.toPayMinor)}
            currency={currency}
          />
          <MoneyLine name={t('toPay')} amountMinor={exchange.toPayMinor} currency={currency} isStrong />
        </>
      ) : null}
      {givesBack ? <MoneyLine name={t('due')} amountMinor={backMinor} currency={currency} isStrong /> : null}
      {givesBack && tenders.length > 1
        ? tenders.map((tender) => (
            <MoneyLine
              key={tender.method}
              name={<MethodName method={tender.method} />}
              amountMinor={tender.amountMinor}
              currency={currency}
            />
          ))
        : null}
    </>
  );
}
