'use client';

import { useTranslations } from 'next-intl';
import type { Result } from '#app/_server/action.ts';
import { ConsentForm, type Said } from '../[customerId]/consent-dialog.tsx';

type Props = { run: (said: Said) => Promise<Result<unknown>>; onDone: () => void; onClose: () => void };

/** Asks what all the selected people said about being contacted, and how we know. */
export function ConsentManyDialog({ run, onDone, onClose }: Props) {
  const t = useTranslations('customers.bulk');
  return <ConsentForm help={t('consentHelp')} run={run} onDone={onDone} onClose={onClose} />;
}
