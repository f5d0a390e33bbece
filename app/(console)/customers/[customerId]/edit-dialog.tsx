'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { notifyUndoable } from '#components/ui/toast.ts';
import { LOCALES } from '#lib/format/prefs.ts';
import { CommandDialog } from '../../orders/[orderId]/dialogs/command-dialog.tsx';
import { textOf } from '../../orders/[orderId]/dialogs/fields.tsx';
import { edit } from './actions.ts';
import type { DialogProps } from './customer-actions.tsx';
import { languageName } from './language-name.ts';

const BETWEEN_TAGS = /[,،;؛\n]/;
const LONGEST_TAG = 60;
const MOST_TAGS = 50;
const COUNTRY = /^[A-Z]{2}$/;

/** The person's name, language, country, note and tags. The notice afterwards brings the old ones back. */
export function EditDialog({ customer, onClose }: DialogProps) {
  const t = useTranslations('customers.do.edit');
  const tUndo = useTranslations('common.action');
  const prefs = usePrefs();
  const { id: customerId, name, note, tags, locale, country } = customer;
  const languages = [...new Set([...LOCALES, ...(locale ? [locale] : [])])];

  function read(form: FormData) {
    const newTags = textOf(form, 'tags')
      .split(BETWEEN_TAGS)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    const newCountry = textOf(form, 'country').toUpperCase();
    const problems = {
      ...(newTags.length > MOST_TAGS || newTags.some((tag) => tag.length > LONGEST_TAG)
        ? { tags: t('tagsTooLong', { most: LONGEST_TAG }) }
        : {}),
      ...(newCountry !== '' && !COUNTRY.test(newCountry) ? { country: t('noCountry') } : {}),
    };
    if (Object.keys(problems).length > 0) return { problems };
    return {
      input: {
        customerId,
        name: textOf(form, 'name'),
        note: textOf(form, 'note'),
        tags: newTags,
        locale: textOf(form, 'locale') || null,
        country: newCountry || null,
      },
    };
  }

  return (
    <CommandDialog
      title={t('action')}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={edit}
      onClose={onClose}
      onDone={() =>
        void notifyUndoable(
          t('done'),
          tUndo('undo'),
          () => void edit({ customerId, name, note, tags, locale, country }),
        )
      }
    >
      {(problems) => (
        <>
          <TextField name="name" label={t('name')} defaultValue={name} maxLength={200} isOptional />
          <div className="grid grid-cols-2 gap-4">
            <SelectField
              name="locale"
              label={t('language')}
              placeholder={t('unknown')}
              defaultValue={locale ?? ''}
              options={languages.map((value) => ({ value, label: languageName(value, prefs) }))}
              isOptional
            />
            <TextField
              name="country"
              label={t('country')}
              help={t('countryHelp')}
              dir="ltr"
              maxLength={2}
              autoCapitalize="characters"
              defaultValue={country ?? ''}
              isOptional
              error={problems.country}
            />
          </div>
          <TextAreaField name="note" label={t('note')} defaultValue={note} maxLength={2000} isOptional />
          <TextField
            name="tags"
            label={t('tags')}
            help={t('tagsHelp')}
            defaultValue={tags.join(', ')}
            isOptional
            error={problems.tags}
          />
        </>
      )}
    </CommandDialog>
  );
}
