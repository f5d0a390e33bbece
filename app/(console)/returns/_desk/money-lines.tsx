'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Money } from '#components/ui/figures.tsx';
import { METHODS } from '../../orders/[orderId]/methods.ts';

/** One amount with its name; a strong one is the sum. */
export function MoneyLine(props: {
  name: React.ReactNode;
  amountMinor: number;
  currency: string;
  isStrong?: boolean;
}) {
  const prefs = usePrefs();
  const { name, amountMinor, currency, isStrong } = props;
  return (
    <p className={`flex justify-between gap-4 ${isStrong ? 'text-md font-semibold' : ''}`}>
      <span className="min-w-0">{name}</span>
      <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />
    </p>
  );
}

/** A tender in the reader's words; one of a channel's own as the channel calls it. */
export function MethodName({ method }: { method: string }) {
  const t = useTranslations('orders.method');
  const tReturns = useTranslations('returns.money');
  if (method === 'exchange') return tReturns('exchangeMethod');
  const known = METHODS.find((one) => one === method);
  return known ? t(known) : <UserText>{method}</UserText>;
}
