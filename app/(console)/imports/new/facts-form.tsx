'use client';

import { useTranslations } from 'next-intl';
import { type Ref, useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { Panel } from '#components/ui/panel.tsx';

const KINDS = [
  'orders',
  'products',
  'stock',
  'customers',
  'rates',
  'prices',
  'touches',
  'spend',
  'listings',
] as const;
type Kind = (typeof KINDS)[number];

type Choice = { value: string; label: string };

/** What may be chosen about a file before it is sent. */
export type FileChoices = {
  channels: readonly Choice[];
  locations: readonly Choice[];
  presets: readonly string[];
  /** What the reader came to import; orders where nothing is said. */
  kind: string | undefined;
};

/** What the file holds and where its rows belong; the names of the fields are those of the upload's address. */
export function FactsForm({
  formRef,
  channels,
  locations,
  presets,
  kind: wanted,
}: FileChoices & { formRef: Ref<HTMLFormElement> }) {
  const t = useTranslations('imports');
  const [kind, setKind] = useState<Kind>(asKind(wanted));
  return (
    <Panel title={t('new.kind')}>
      <form ref={formRef} className="flex flex-col gap-4">
        <SelectField
          label={t('list.kind')}
          help={t(`kindHelp.${kind}`)}
          name="kind"
          value={kind}
          onChange={(event) => setKind(asKind(event.target.value))}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {kind === 'stock' || kind === 'orders' ? (
          <SelectField
            label={t('new.location')}
            help={t('new.locationHelp')}
            name="location"
            isOptional
            placeholder={t('new.noLocation')}
            options={locations}
          />
        ) : null}
        {kind === 'orders' ||
        kind === 'customers' ||
        kind === 'touches' ||
        kind === 'spend' ||
        kind === 'listings' ? (
          <SelectField
            label={t('new.channel')}
            help={kind === 'orders' ? t('new.channelHelp') : undefined}
            name="channel"
            isOptional
            placeholder={t('new.noChannel')}
            options={channels}
          />
        ) : null}
        <SelectField
          label={t('new.preset')}
          name="preset"
          defaultValue="generic"
          options={presets.map((value) => ({
            value,
            label: value === 'generic' ? t('new.presetNone') : value,
          }))}
        />
      </form>
    </Panel>
  );
}

function asKind(text: string | undefined): Kind {
  return KINDS.find((kind) => kind === text) ?? 'orders';
}
