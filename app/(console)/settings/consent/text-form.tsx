'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField } from '#components/form/text-field.tsx';
import { useEarly } from '#components/form/use-early.ts';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import {
  CONSENT_PURPOSES,
  type ConsentPurpose,
  MAX_CONSENT_WORDS,
  TEXT_LANGUAGES,
} from '#domains/customers/consents/consent-kinds.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { saveText } from './actions.ts';

/** Writes the next version of the words for one purpose in one language. */
export function TextForm() {
  const t = useTranslations('privacy.texts');
  const tPurpose = useTranslations('privacy.purpose');
  const [purpose, setPurpose] = useState<ConsentPurpose>('marketing');
  const [language, setLanguage] = useState<(typeof TEXT_LANGUAGES)[number]>('en');
  const [words, setWords] = useState('');
  const purposeField = useEarly<HTMLSelectElement>(purpose, choosePurpose);
  const languageField = useEarly<HTMLSelectElement>(language, chooseLanguage);
  const wordsField = useEarly<HTMLTextAreaElement>(words, setWords);
  const { run, isPending, failure } = useAction(saveText, () => {
    setWords('');
    void notify(t('saved'));
  });

  function choosePurpose(chosen: string) {
    setPurpose(CONSENT_PURPOSES.find((one) => one === chosen) ?? 'marketing');
  }

  function chooseLanguage(chosen: string) {
    setLanguage(TEXT_LANGUAGES.find((one) => one === chosen) ?? 'en');
  }

  return (
    <form
      method="post"
      className="grid gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        run({ purpose, language, words });
      }}
    >
      <SelectField
        label={t('purpose')}
        ref={purposeField}
        value={purpose}
        onChange={({ target }) => choosePurpose(target.value)}
        options={CONSENT_PURPOSES.map((value) => ({ value, label: tPurpose(value) }))}
      />
      <SelectField
        label={t('languageLabel')}
        ref={languageField}
        value={language}
        onChange={({ target }) => chooseLanguage(target.value)}
        options={TEXT_LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <div className="sm:col-span-full">
        <TextAreaField
          label={t('words')}
          help={t('wordsHelp')}
          lang={language}
          minLength={10}
          maxLength={MAX_CONSENT_WORDS}
          required
          ref={wordsField}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <div className="flex flex-col gap-3 sm:col-span-full">
        <FailureNote failure={failure} />
        <Button type="submit" look="primary" className="self-start" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
