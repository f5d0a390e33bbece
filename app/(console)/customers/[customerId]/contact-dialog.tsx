'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField } from '#components/form/text-field.tsx';
import { CONTACT_CHOICES } from '#domains/marketing/tracking/contact-kinds.ts';
import { CommandDialog } from '../../orders/[orderId]/dialogs/command-dialog.tsx';
import { textOf } from '../../orders/[orderId]/dialogs/fields.tsx';
import { contact } from './actions.ts';
import type { DialogProps } from './customer-actions.tsx';

const HOURS_AGO = ['0', '1', '3', '24', '72', '168'] as const;

/** Writes down a call, a visit, a message or a review that no program saw. */
export function ContactDialog({ customer, channels, onClose }: DialogProps) {
  const t = useTranslations('customers.do.logContact');

  function read(form: FormData) {
    const text = textOf(form, 'text');
    const choice = CONTACT_CHOICES.find(({ name }) => name === form.get('kind'));
    if (text === '' || !choice) return { problems: { text: t('empty') } };
    const hoursAgo = Number(HOURS_AGO.find((one) => one === form.get('hoursAgo')) ?? 0);
    return {
      input: {
        customerId: customer.id,
        channelId: textOf(form, 'channelId'),
        kind: choice.kind,
        direction: choice.direction,
        hoursAgo,
        text,
      },
    };
  }

  return (
    <CommandDialog
      title={t('action')}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={contact}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <SelectField
            name="kind"
            label={t('kind')}
            options={CONTACT_CHOICES.map(({ name }) => ({ value: name, label: t(`kinds.${name}`) }))}
          />
          <div className="grid grid-cols-2 gap-4">
            <SelectField name="channelId" label={t('channel')} options={channels} />
            <SelectField
              name="hoursAgo"
              label={t('when')}
              options={HOURS_AGO.map((value) => ({ value, label: t(`hours.${value}`) }))}
            />
          </div>
          <TextAreaField
            name="text"
            label={t('text')}
            help={t('textHelp')}
            maxLength={1_000}
            error={problems.text}
            autoFocus
          />
        </>
      )}
    </CommandDialog>
  );
}
