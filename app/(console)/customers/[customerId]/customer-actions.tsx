'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ComponentType, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { CustomerDetail } from '#domains/customers/get-customer.ts';

/** What every dialog of the page is given. */
export type DialogProps = {
  customer: CustomerDetail;
  channels: readonly { value: string; label: string }[];
  onClose: () => void;
};

// What nobody has asked for yet is not loaded with the page.
const DIALOGS = {
  edit: dynamic(() => import('./edit-dialog.tsx').then((file) => file.EditDialog)),
  addIdentity: dynamic(() => import('./identity-dialog.tsx').then((file) => file.IdentityDialog)),
  consent: dynamic(() => import('./consent-dialog.tsx').then((file) => file.ConsentDialog)),
  logContact: dynamic(() => import('./contact-dialog.tsx').then((file) => file.ContactDialog)),
} satisfies Record<string, ComponentType<DialogProps>>;

type Asked = keyof typeof DIALOGS;

const ORDER: readonly Asked[] = ['logContact', 'edit', 'addIdentity', 'consent'];

type Props = Omit<DialogProps, 'onClose'> & { mayWrite: boolean; mayPlace: boolean };

/** What can be done for or about the person. */
export function CustomerActions({ customer, channels, mayWrite, mayPlace }: Props) {
  const t = useTranslations('customers.do');
  const [asked, setAsked] = useState<Asked | null>(null);
  const Asking = asked ? DIALOGS[asked] : null;
  if (!mayWrite && !mayPlace) return null;
  return (
    <div data-no-print className="grid grid-cols-2 gap-2 lg:grid-cols-1">
      {mayPlace ? (
        <LinkButton
          look="primary"
          href={`/orders/new?customer=${customer.id}`}
          className="max-lg:col-span-full"
        >
          {t('newOrder')}
        </LinkButton>
      ) : null}
      {mayWrite
        ? ORDER.map((action) => (
            <Button
              key={action}
              className="max-lg:h-auto max-lg:min-h-11 max-lg:py-1 max-lg:whitespace-normal"
              onClick={() => setAsked(action)}
            >
              {t(`${action}.action`)}
            </Button>
          ))
        : null}
      {Asking ? <Asking customer={customer} channels={channels} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}
