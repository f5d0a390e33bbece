'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { addSource } from './actions.ts';
import { hasWrongOrigin, readOrigins } from './read-origins.ts';

const PARTIES = ['first', 'second', 'third'] as const;

type Props = { channels: readonly { value: string; label: string }[]; onDone: (key: string) => void };

/** A new source: its name, its channel, whose word it is, and the websites that may send. */
export function SourceForm({ channels, onDone }: Props) {
  const t = useTranslations('tracking');
  const { run, isPending, failure } = useAction(addSource, ({ key }: { key: string }) => onDone(key));
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const party = form.get('party');
        run({
          name: String(form.get('name') ?? ''),
          channelId: String(form.get('channelId') ?? ''),
          party: PARTIES.find((one) => one === party) ?? 'first',
          origins: readOrigins(form),
        });
      }}
    >
      <FailureNote failure={failure} words={hasWrongOrigin(failure) ? t('form.wrongOrigin') : null} />
      <TextField
        label={t('form.name')}
        help={t('form.nameHelp')}
        name="name"
        required
        maxLength={100}
        autoFocus
      />
      <SelectField label={t('form.channel')} name="channelId" options={channels} />
      <SelectField
        label={t('partyHelp.label')}
        help={t('partyHelp.help')}
        name="party"
        options={PARTIES.map((value) => ({ value, label: t(`party.${value}`) }))}
      />
      <TextAreaField
        label={t('form.origins')}
        help={t('form.originsHelp')}
        name="origins"
        dir="ltr"
        rows={3}
        placeholder="https://"
        isOptional
      />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('add')}
      </Button>
    </form>
  );
}
