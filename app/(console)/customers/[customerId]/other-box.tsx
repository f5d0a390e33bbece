'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ComboBox } from '#components/form/combo-box.tsx';
import type { CustomerChoice } from '#domains/orders/counter/list-customer-choices.ts';
import { findCustomers } from '../../orders/new/actions.ts';

const TYPING_PAUSE_MS = 200;

type Props = { customerId: string; onChoose: (otherId: string | null) => void };

/** A box that finds the other of two customers who are one, by name, phone or e-mail. */
export function OtherBox({ customerId, onChoose }: Props) {
  const t = useTranslations('identity.merges');
  const tReview = useTranslations('identity.review');
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly CustomerChoice[]>([]);

  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(async () => {
      if (text.trim() === '') return;
      const answer = await findCustomers(text);
      if (!isStale && answer.ok) setFound(answer.data.filter(({ id }) => id !== customerId));
    }, TYPING_PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text, customerId]);

  return (
    <ComboBox
      label={t('search')}
      help={t('searchHint')}
      options={found.map(({ id, name, phone, email }) => ({
        id,
        label: name || phone || email || tReview('unnamed'),
        hint: phone ?? email ?? undefined,
      }))}
      onSearch={setText}
      onChoose={onChoose}
    />
  );
}
