import { listMerges } from '#domains/customers/merging/list-merges.ts';
import { can } from '#domains/team/can.ts';
import { CustomerClaims } from '../_claims/customer-claims.tsx';
import { CustomerPrivacy } from '../_privacy/customer-privacy.tsx';
import { CustomerAddresses } from '../customer-addresses.tsx';
import { CustomerConsents } from '../customer-consents.tsx';
import { CustomerIdentities } from '../customer-identities.tsx';
import { CustomerMerges } from '../customer-merges.tsx';
import type { PartProps } from './part.ts';

/** By what the person is known and reached, what may be sent, with whom they were merged, and what the law asks. */
export async function ContactPart({ ctx, customer, prefs }: PartProps) {
  const merges = await listMerges(ctx, customer.id);
  return (
    <>
      <CustomerIdentities customer={customer} prefs={prefs} mayWrite={can(ctx.actor, 'customer.write')} />
      <CustomerConsents
        customerId={customer.id}
        consents={customer.consents}
        mayProve={can(ctx.actor, 'consent.prove')}
        prefs={prefs}
      />
      <CustomerClaims ctx={ctx} customer={customer} prefs={prefs} />
      <CustomerAddresses addresses={customer.addresses} isMasked={customer.isMasked} prefs={prefs} />
      <CustomerMerges
        customer={customer}
        merges={merges}
        mayMerge={can(ctx.actor, 'customer.merge')}
        prefs={prefs}
      />
      <CustomerPrivacy ctx={ctx} customer={customer} prefs={prefs} />
    </>
  );
}
