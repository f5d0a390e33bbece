'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Result } from '#app/_server/action.ts';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField } from '#components/form/text-field.tsx';
import {
  CONSENT_PARTIES,
  CONSENT_PURPOSES,
  CONSENT_WAYS,
  type ConsentPurpose,
} from '#domains/customers/consents/consent-kinds.ts';
import type { ConsentText } from '#domains/customers/consents/list-consent-texts.ts';
import { CommandDialog } from '../../orders/[orderId]/dialogs/command-dialog.tsx';
import { textOf } from '../../orders/[orderId]/dialogs/fields.tsx';
import { readTexts } from '../../settings/consent/actions.ts';
import { consent } from './actions.ts';
import type { DialogProps } from './customer-actions.tsx';

const SHORTEST_PROOF = 3;

/** Writes down what the person said about being contacted, in answer to which words, and how we know. */
export function ConsentDialog({ customer, onClose }: DialogProps) {
  return (
    <ConsentForm run={(said, id) => consent({ customerId: customer.id, ...said }, id)} onClose={onClose} />
  );
}

/** What was said, without by whom. */
export type Said = Omit<Parameters<typeof consent>[0], 'customerId'>;

type FormProps = {
  /** What to know before, above the fields. */
  help?: string;
  run: (said: Said, commandId: string) => Promise<Result<unknown>>;
  /** Instead of the plain notice. */
  onDone?: () => void;
  onClose: () => void;
};

/** The fields of a statement about being contacted. */
export function ConsentForm({ help, run, onDone, onClose }: FormProps) {
  const t = useTranslations('customers.do.consent');
  const tConsent = useTranslations('customers.consent');
  const tPrivacy = useTranslations('privacy');
  const [purpose, setPurpose] = useState<ConsentPurpose>('marketing');
  const texts = useConsentTexts().filter((text) => text.purpose === purpose);

  function read(form: FormData) {
    const proof = textOf(form, 'proof');
    const way = CONSENT_WAYS.find((one) => one === form.get('way'));
    const party = CONSENT_PARTIES.find((one) => one === form.get('party'));
    if (proof.length < SHORTEST_PROOF || !way) return { problems: { proof: t('noProof') } };
    const isGranted = form.get('said') === 'granted';
    const textId = textOf(form, 'text') || null;
    return { input: { purpose, way, isGranted, party, textId, proof } };
  }

  return (
    <CommandDialog<Said>
      title={t('action')}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={run}
      onDone={onDone}
      onClose={onClose}
    >
      {(problems) => (
        <>
          {help ? <p className="text-quiet">{help}</p> : null}
          <div className="grid grid-cols-2 gap-4">
            <SelectField
              label={t('purpose')}
              value={purpose}
              onChange={({ target }) =>
                setPurpose(CONSENT_PURPOSES.find((one) => one === target.value) ?? 'marketing')
              }
              options={CONSENT_PURPOSES.map((value) => ({ value, label: tConsent(`purpose.${value}`) }))}
            />
            <SelectField
              name="way"
              label={t('way')}
              options={CONSENT_WAYS.map((value) => ({ value, label: tConsent(`way.${value}`) }))}
            />
            <SelectField
              name="said"
              label={t('said')}
              options={[
                { value: 'granted', label: tConsent('granted') },
                { value: 'refused', label: tConsent('refused') },
              ]}
            />
            <SelectField
              name="party"
              label={tPrivacy('heardBy')}
              options={CONSENT_PARTIES.map((value) => ({ value, label: tPrivacy(`party.${value}`) }))}
            />
          </div>
          {texts.length > 0 ? (
            <SelectField
              name="text"
              label={tPrivacy('textShown')}
              placeholder={tPrivacy('noText')}
              options={texts.map((text) => ({
                value: text.id,
                label: `${tPrivacy(`texts.language.${text.language}`)} · ${tPrivacy('texts.version', { version: text.version })}`,
              }))}
            />
          ) : null}
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

/** The texts are few and only this dialog needs them: they are asked for when it opens. */
function useConsentTexts(): readonly ConsentText[] {
  const [texts, setTexts] = useState<readonly ConsentText[]>([]);
  useEffect(() => {
    let isOpen = true;
    void readTexts(undefined).then((read) => {
      if (isOpen && read.ok) setTexts(read.data);
    });
    return () => {
      isOpen = false;
    };
  }, []);
  return texts;
}
