'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CustomerChoice } from '#domains/orders/counter/list-customer-choices.ts';
import { CustomerBox } from './customer-box.tsx';
import { DeliveryFields } from './delivery-fields.tsx';

/** Who stands in the box to begin with: the one of the address, or of the card that was scanned last. */
export type Held = { person: CustomerChoice | null; scan: number };

type Props = {
  held: Held;
  customer: CustomerChoice | null;
  onCustomer: (customer: CustomerChoice | null) => void;
  delivery: ComponentProps<typeof DeliveryFields>;
};

/** For whom the order is, and how they get it. */
export function WhoPanel({ held, customer, onCustomer, delivery }: Props) {
  const t = useTranslations('orders.new');
  return (
    <Panel title={t('who')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <CustomerBox key={held.scan} known={held.person} onChoose={onCustomer} />
        </div>
        <PersonFields key={customer?.id ?? 'nobody'} customer={customer} />
        <DeliveryFields {...delivery} />
      </div>
    </Panel>
  );
}

function PersonFields({ customer }: { customer: CustomerChoice | null }) {
  const t = useTranslations('orders.new');
  return (
    <>
      <TextField name="name" label={t('name')} isOptional maxLength={200} defaultValue={customer?.name} />
      <TextField
        name="phone"
        label={t('phone')}
        dir="ltr"
        inputMode="tel"
        isOptional
        maxLength={40}
        defaultValue={customer?.phone ?? ''}
      />
      <TextField
        name="email"
        label={t('email')}
        dir="ltr"
        inputMode="email"
        isOptional
        maxLength={320}
        defaultValue={customer?.email ?? ''}
      />
    </>
  );
}
