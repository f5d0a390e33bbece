'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { serialsIn } from '../../inventory/_lots/read-numbers.ts';
import { WantedNumbers } from '../../inventory/_lots/wanted-numbers.tsx';
import { handOver } from '../actions.ts';
import { useRefusals } from '../use-refusals.ts';

/** Whose goods these are: the code, or a document of which four characters are kept. */
export function HandOverDialog({
  orderId,
  number,
  onClose,
}: {
  orderId: string;
  number: string;
  onClose: () => void;
}) {
  const t = useTranslations('fulfilment.handOver');
  const refusal = useRefusals();
  const [byDocument, setByDocument] = useState(false);
  const [triesLeft, setTriesLeft] = useState<number | null>(null);
  const [shipmentId] = useState(newClientId);
  const { run, isPending, failure } = useAction(handOver, (answer) => {
    if (answer.outcome === 'wrongCode') return setTriesLeft(answer.triesLeft);
    void notify(t('done'));
    onClose();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const proof = String(form.get('proof') ?? '').trim();
    run({
      orderId,
      shipmentId,
      serials: serialsIn(form),
      ...(byDocument ? { documentEnd: proof } : { code: proof }),
    });
  }

  return (
    <Dialog title={t('title', { number })} isOpen onOpenChange={onClose}>
      <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
        <TextField
          key={String(byDocument)}
          name="proof"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          label={t(byDocument ? 'document' : 'code')}
          help={byDocument ? t('documentHelp') : undefined}
          error={!byDocument && triesLeft !== null ? t('wrongCode', { left: triesLeft }) : undefined}
        />
        <WantedNumbers of="order" id={orderId} />
        <Checkbox
          label={t('byDocument')}
          checked={byDocument}
          onChange={(event) => setByDocument(event.target.checked)}
        />
        <FailureNote failure={failure} words={refusal(failure)} />
        <Button look="primary" size="large" type="submit" disabled={isPending}>
          {t('submit')}
        </Button>
      </form>
    </Dialog>
  );
}
