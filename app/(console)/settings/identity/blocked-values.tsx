'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { BlockedIdentity } from '#domains/customers/linking/get-identity-settings.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { block, unblock } from './actions.ts';

const KINDS = ['phone', 'email', 'handle', 'loyalty_card'] as const;

/** Values that recognise nobody, with a form to add one. */
export function BlockedValues({
  blocked,
  mayWrite,
}: {
  blocked: readonly BlockedIdentity[];
  mayWrite: boolean;
}) {
  const t = useTranslations('identity.settings');
  const removal = useAction(unblock, () => void notify(t('unblocked')));
  return (
    <div className="flex flex-col gap-3">
      <p className="text-quiet">{t('blockedHint')}</p>
      {blocked.length === 0 ? <p className="text-quiet">{t('blockedNone')}</p> : null}
      <ul className="flex flex-col">
        {blocked.map(({ id, value, reason, addedBy }) => (
          <li
            key={id}
            className="flex items-center justify-between gap-2 border-b border-line py-2 last:border-b-0"
          >
            <span>
              <Ltr className="font-medium">{value}</Ltr>{' '}
              <span className="text-sm text-quiet">
                <UserText>{reason}</UserText> · <UserText>{addedBy}</UserText>
              </span>
            </span>
            {mayWrite ? (
              <IconButton
                label={t('unblock', { value })}
                icon={<X aria-hidden />}
                disabled={removal.isPending}
                onClick={() => removal.run({ id })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <FailureNote failure={removal.failure} />
      {mayWrite ? <BlockForm /> : null}
    </div>
  );
}

function BlockForm() {
  const t = useTranslations('identity.settings');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('phone');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const { run, isPending, failure } = useAction(block, () => {
    setValue('');
    setReason('');
    void notify(t('blockedDone'));
  });
  return (
    <form
      method="post"
      className="grid items-end gap-3 sm:grid-cols-[10rem_1fr_1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') run({ kind, value, reason });
      }}
    >
      <SelectField
        label={t('what')}
        value={kind}
        onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? 'phone')}
        options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
      />
      <TextField label={t('value')} value={value} onChange={({ target }) => setValue(target.value)} />
      <TextField label={t('reason')} value={reason} onChange={({ target }) => setReason(target.value)} />
      <Button type="submit" disabled={isPending}>
        {t('block')}
      </Button>
      <div className="sm:col-span-full">
        <FailureNote failure={failure} />
      </div>
    </form>
  );
}
