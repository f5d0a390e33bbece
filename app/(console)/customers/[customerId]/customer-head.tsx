import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Time } from '#components/ui/figures.tsx';
import type { CustomerDetail } from '#domains/customers/get-customer.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CountryName } from '../../orders/country-name.tsx';
import { orderNumber } from '../../orders/order-number.ts';
import { languageName } from './language-name.ts';

/** The head of the page: who it is, since when and where from. */
export function CustomerHead({ customer, prefs }: { customer: CustomerDetail; prefs: Prefs }) {
  const t = useTranslations('customers');
  const { firstChannel } = customer;
  return (
    <header className="flex flex-col gap-1">
      <h1 className="text-lg font-semibold">
        <UserText>{customer.name || t('noName')}</UserText>
      </h1>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-quiet">
        <span>{t('head.number', { number: orderNumber(customer.number, prefs) })}</span>
        <span>
          {t.rich('head.since', {
            day: () => <Time at={new Date(customer.createdAt)} prefs={prefs} shape="date" />,
          })}
        </span>
        {firstChannel ? <ChannelMark kind={firstChannel.kind}>{firstChannel.name}</ChannelMark> : null}
        {customer.country ? <CountryName code={customer.country} prefs={prefs} /> : null}
        {customer.locale ? (
          <span>{t('head.speaks', { language: languageName(customer.locale, prefs) })}</span>
        ) : null}
        {customer.tags.map((tag) => (
          <Badge key={tag}>
            <UserText>{tag}</UserText>
          </Badge>
        ))}
      </div>
    </header>
  );
}
