'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Result } from '#app/_server/action.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ConsentProof } from '#domains/privacy/open-proof.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { readProof } from './actions.ts';

const NO_ANSWER: Result<never> = { ok: false, error: { code: 'UNAVAILABLE', message: '', details: {} } };

type Props = { customerId: string; consentId: number; onClose: () => void };

/** Asks for the proof once, which is written down, and shows it word for word. */
export function ProofDialog({ customerId, consentId, onClose }: Props) {
  const t = useTranslations('privacy.proof');
  const tCommon = useTranslations('common');
  const [commandId] = useState(newClientId);
  const [answer, setAnswer] = useState<Result<ConsentProof> | null>(null);
  useEffect(() => {
    void readProof({ customerId, consentId }, commandId)
      .catch(() => NO_ANSWER)
      .then(setAnswer);
  }, [customerId, consentId, commandId]);
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-4">
        {answer === null ? <p role="status">{t('loading')}</p> : null}
        {answer?.ok === false ? <FailureNote failure={answer.error} /> : null}
        {answer?.ok ? (
          <>
            <blockquote className="border-s-2 border-line ps-3 wrap-anywhere whitespace-pre-line">
              <UserText>{answer.data.proof}</UserText>
            </blockquote>
            <p className="text-sm text-quiet">{t('hint')}</p>
          </>
        ) : null}
        <div className="flex justify-end">
          <Button onClick={onClose}>{tCommon('action.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
