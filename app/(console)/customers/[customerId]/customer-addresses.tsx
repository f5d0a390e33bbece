import { useTranslations } from 'next-intl';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CustomerAddress } from '#domains/customers/get-customer.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CountryName } from '../../orders/country-name.tsx';

/** The places where parcels for the person went; nothing where there are none. */
export function CustomerAddresses({
  addresses,
  isMasked,
  prefs,
}: {
  addresses: readonly CustomerAddress[];
  isMasked: boolean;
  prefs: Prefs;
}) {
  const t = useTranslations('customers');
  if (addresses.length === 0) return null;
  return (
    <Panel title={t('addresses')}>
      <ul className="grid gap-4 sm:grid-cols-2">
        {addresses.map((address) => (
          <li key={address.key}>
            <address className="flex flex-col items-start not-italic">
              {address.name ? <UserText>{address.name}</UserText> : null}
              <UserText className="whitespace-pre-line">{address.lines}</UserText>
              <UserText>
                {[address.postcode, address.city, address.region].filter(Boolean).join(' ')}
              </UserText>
              {address.country ? <CountryName code={address.country} prefs={prefs} /> : null}
              {address.phone && isMasked ? <Ltr>{address.phone}</Ltr> : null}
              {address.phone && !isMasked ? (
                <a href={`tel:${address.phone}`} className="hover:underline">
                  <Ltr>{address.phone}</Ltr>
                </a>
              ) : null}
            </address>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
