'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Result } from '#app/_server/action.ts';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { notifyUndoable } from '#components/ui/toast.ts';
import { IDENTITY_KINDS, type IdentityKind } from '#domains/customers/national/identity-kinds.ts';
import { CommandDialog, type Problems } from '../../orders/[orderId]/dialogs/command-dialog.tsx';
import { textOf } from '../../orders/[orderId]/dialogs/fields.tsx';
import { addWay, removeWay } from './actions.ts';
import type { DialogProps } from './customer-actions.tsx';

type Wish = { customerId: string; kind: IdentityKind; value: string; country?: string };

const COUNTRY = /^[A-Z]{2}$/;

/** Adds a phone, an address, a name in a messenger, a card or a national number. The server says what it is no good as. */
export function IdentityDialog({ customer, onClose }: DialogProps) {
  const t = useTranslations('customers.do.addIdentity');
  const tKind = useTranslations('customers.identity.kind');
  const tEdit = useTranslations('customers.do.edit');
  const tUndo = useTranslations('common.action');
  const [kind, setKind] = useState<IdentityKind>('phone');
  const [refused, setRefused] = useState<string>();
  const added = useRef<{ id: string; others: number } | null>(null);

  function read(form: FormData): { input: Wish } | { problems: Problems } {
    setRefused(undefined);
    const value = textOf(form, 'value');
    if (value === '') return { problems: { value: t('empty') } };
    const country = textOf(form, 'country').toUpperCase();
    if (country !== '' && !COUNTRY.test(country)) return { problems: { country: tEdit('noCountry') } };
    return { input: { customerId: customer.id, kind, value, ...(country && { country }) } };
  }

  async function run(input: Wish, commandId: string): Promise<Result<unknown>> {
    const answer = await addWay(input, commandId);
    if (answer.ok) {
      added.current = answer.data;
      return answer;
    }
    if (answer.error.details.field !== 'value') return answer;
    setRefused(answer.error.code === 'ALREADY_DONE' ? t('known') : t(`wrong.${input.kind}`));
    return { ok: false, error: { ...answer.error, message: '' } };
  }

  function tell() {
    if (!added.current) return;
    const { id: identityId, others } = added.current;
    const words = others > 0 ? t('doneShared', { count: others }) : t('done');
    void notifyUndoable(words, tUndo('undo'), () => void removeWay({ customerId: customer.id, identityId }));
  }

  return (
    <CommandDialog
      title={t('action')}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={run}
      onClose={onClose}
      onDone={tell}
    >
      {(problems) => (
        <>
          <SelectField
            label={t('kind')}
            value={kind}
            onChange={({ target }) => setKind(IDENTITY_KINDS.find((one) => one === target.value) ?? 'phone')}
            options={IDENTITY_KINDS.map((value) => ({ value, label: tKind(value) }))}
          />
          <TextField
            name="value"
            label={tKind(kind)}
            help={t(`help.${kind}`)}
            dir="ltr"
            inputMode={kind === 'phone' ? 'tel' : kind === 'email' ? 'email' : 'text'}
            autoComplete="off"
            maxLength={320}
            autoFocus
            error={problems.value ?? refused}
          />
          {kind === 'national_id' ? (
            <TextField
              name="country"
              label={t('registry')}
              help={tEdit('countryHelp')}
              dir="ltr"
              autoComplete="off"
              maxLength={2}
              defaultValue={customer.country ?? ''}
              error={problems.country}
            />
          ) : null}
        </>
      )}
    </CommandDialog>
  );
}
