'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField } from '#components/form/text-field.tsx';
import { CONSENT_PURPOSES, CONSENT_WAYS } from '#domains/customers/input.ts';
import { CommandDialog } from '../../orders/[orderId]/dialogs/command-dialog.tsx';
import { textOf } from '../../orders/[orderId]/dialogs/fields.tsx';
import { consent } from './actions.ts';
import type { DialogProps } from './customer-actions.tsx';

const SHORTEST_PROOF = 3;

/** Writes down what the person said about being contacted, and how we know. */
export function ConsentDialog({ customer, onClose }: DialogProps) {
  const t = useTranslations('customers.do.consent');
  const tConsent = useTranslations('customers.consent');

  function read(form: FormData) {
    const proof = textOf(form, 'proof');
    const purpose = CONSENT_PURPOSES.find((one) => one === form.get('purpose'));
    const way = CONSENT_WAYS.find((one) => one === form.get('way'));
    if (proof.length < SHORTEST_PROOF || !purpose || !way) return { problems: { proof: t('noProof') } };
    return {
      input: { customerId: customer.id, purpose, way, isGranted: form.get('said') === 'granted', proof },
    };
  }

  return (
    <CommandDialog
      title={t('action')}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={consent}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <div className="grid grid-cols-2 gap-4">
            <SelectField
              name="purpose"
              label={t('purpose')}
              options={CONSENT_PURPOSES.map((value) => ({ value, label: tConsent(`purpose.${value}`) }))}
            />
            <SelectField
              name="way"
              label={t('way')}
              options={CONSENT_WAYS.map((value) => ({ value, label: tConsent(`way.${value}`) }))}
            />
          </div>
          <SelectField
            name="said"
            label={t('said')}
            options={[
              { value: 'granted', label: tConsent('granted') },
              { value: 'refused', label: tConsent('refused') },
            ]}
          />
          <TextAreaField
            name="proof"
            label={t('proof')}
            help={t('proofHelp')}
            maxLength={500}
            error={problems.proof}
          />
        </>
      )}
    </CommandDialog>
  );
}
