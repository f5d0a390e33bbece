import { useTranslations } from 'next-intl';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CountryName } from '../country-name.tsx';

type Address = OrderDetail['addresses'][number];

/** Who ordered, and where it goes. */
export function OrderPeople({
  order,
  prefs,
  maySeeCustomer,
}: {
  order: OrderDetail;
  prefs: Prefs;
  maySeeCustomer: boolean;
}) {
  const t = useTranslations('orders.people');
  const { customer, addresses } = order;
  const name = customer?.name || addresses[0]?.name || t('noName');
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col gap-4">
        {customer && maySeeCustomer ? (
          <a href={`/customers/${customer.id}`} className="font-medium text-accent hover:underline">
            <UserText>{name}</UserText>
          </a>
        ) : (
          <UserText className="font-medium">{name}</UserText>
        )}
        {addresses.map((address) => (
          <section key={address.kind} aria-label={t(address.kind)}>
            <h3 className="text-sm text-quiet">{t(address.kind)}</h3>
            <PostalAddress address={address} prefs={prefs} />
          </section>
        ))}
      </div>
    </Panel>
  );
}

/** An address as it stands on a parcel; what is masked leads nowhere. */
export function PostalAddress({ address, prefs }: { address: Address; prefs: Prefs }) {
  const place = [address.postcode, address.city, address.region].filter(Boolean).join(' ');
  return (
    <address className="flex flex-col items-start not-italic">
      {address.name ? <UserText>{address.name}</UserText> : null}
      {address.lines ? <UserText className="whitespace-pre-line">{address.lines}</UserText> : null}
      {place ? <UserText>{place}</UserText> : null}
      {address.country ? <CountryName code={address.country} prefs={prefs} /> : null}
      {address.phone ? (
        <Way href={address.isMasked ? undefined : `tel:${address.phone}`} text={address.phone} />
      ) : null}
      {address.email ? (
        <Way href={address.isMasked ? undefined : `mailto:${address.email}`} text={address.email} />
      ) : null}
    </address>
  );
}

function Way({ href, text }: { href: string | undefined; text: string }) {
  if (href === undefined) return <Ltr>{text}</Ltr>;
  return (
    <a href={href} className="break-all hover:underline">
      <Ltr>{text}</Ltr>
    </a>
  );
}
