import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CustomerDetail, Identity } from '#domains/customers/get-customer.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { RemoveIdentity } from './remove-identity.tsx';

type Props = { customer: CustomerDetail; prefs: Prefs; mayWrite: boolean };

const LINKS: Partial<Record<Identity['kind'], string>> = { phone: 'tel:', email: 'mailto:' };

/** By what the person is recognised, and where we have it from. */
export function CustomerIdentities({ customer, prefs, mayWrite }: Props) {
  const t = useTranslations('customers.identity');
  return (
    <Panel title={t('title')}>
      {customer.identities.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
      <ul className="flex flex-col">
        {customer.identities.map((one) => (
          <li
            key={one.id}
            className="flex items-start gap-2 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0"
          >
            <div className="min-w-0 flex-1">
              <p className="text-sm text-quiet">{t(`kind.${one.kind}`)}</p>
              <p className="break-all">
                <Value one={one} isMasked={customer.isMasked} />
              </p>
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-quiet">
                <UserText>{one.source}</UserText>
                <Time at={new Date(one.createdAt)} prefs={prefs} shape="date" />
                {one.isVerified ? <Badge tone="ok">{t('verified')}</Badge> : null}
                {one.others > 0 ? <Badge tone="warn">{t('others', { count: one.others })}</Badge> : null}
              </p>
            </div>
            {mayWrite && one.kind !== 'external' && one.kind !== 'device' ? (
              <RemoveIdentity
                customerId={customer.id}
                identityId={one.id}
                value={one.value}
                isHashed={one.kind === 'national_id'}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Value({ one, isMasked }: { one: Identity; isMasked: boolean }) {
  const scheme = LINKS[one.kind];
  if (!scheme || isMasked) return <Ltr>{one.value}</Ltr>;
  return (
    <a href={`${scheme}${one.value}`} className="hover:underline">
      <Ltr>{one.value}</Ltr>
    </a>
  );
}
