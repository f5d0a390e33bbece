import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { PAYMENT_METHODS } from './payment-methods.ts';

/** A way of paying in the reader's words; a code of a provider that has none is shown as it is. */
export function MethodName({ method }: { method: string }) {
  const t = useTranslations('costs.method');
  const known = PAYMENT_METHODS.find((one) => one === method);
  return known ? t(known) : <UserText>{method}</UserText>;
}
