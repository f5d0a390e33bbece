'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ComboBox } from '#components/form/combo-box.tsx';
import type { CustomerChoice } from '#domains/orders/counter/list-customer-choices.ts';
import { findCustomers } from './actions.ts';

const TYPING_PAUSE_MS = 200;

type Props = { known: CustomerChoice | null; onChoose: (customer: CustomerChoice | null) => void };

/** A box that finds a customer by name, phone or e-mail; it begins with one who is known already. */
export function CustomerBox({ known, onChoose }: Props) {
  const t = useTranslations('orders.new');
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly CustomerChoice[]>(known ? [known] : []);

  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(async () => {
      if (text.trim() === '') return;
      const answer = await findCustomers(text);
      if (!isStale && answer.ok) setFound(answer.data);
    }, TYPING_PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text]);

  return (
    <ComboBox
      label={t('customer')}
      help={t('customerHelp')}
      options={found.map(({ id, name, phone, email }) => ({
        id,
        label: name || phone || email || '–',
        hint: phone ?? email ?? undefined,
      }))}
      defaultValue={known?.id}
      onSearch={setText}
      onChoose={(id) => onChoose(found.find((customer) => customer.id === id) ?? null)}
    />
  );
}
