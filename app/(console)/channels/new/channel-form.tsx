'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { openChannel } from '../actions.ts';
import type { ServingLocation } from '../channel-choices.ts';
import { ChannelFields, LocationChoice } from '../channel-fields.tsx';
import { readChannelForm } from '../read-channel-form.ts';

type Props = {
  currency: string;
  businessZone: string;
  zones: readonly string[];
  locations: readonly ServingLocation[];
};

/** A new channel; afterwards its own settings open, where the secret is set. */
export function ChannelForm({ currency, businessZone, zones, locations }: Props) {
  const t = useTranslations('channels.form');
  const router = useRouter();
  const [id] = useState(newClientId);
  const [locationIds, setLocationIds] = useState<string[]>([]);
  const {
    run: submit,
    isPending,
    failure,
  } = useAction(openChannel, () => router.push(asRoute(`/channels/${id}/settings`)));

  function send(form: FormData) {
    const fields = readChannelForm(form);
    const slug = String(form.get('slug') ?? '')
      .trim()
      .toLowerCase();
    submit({ id, slug, ...fields, locationIds });
  }

  const facts = {
    name: '',
    kind: 'web',
    connector: 'manual',
    currency,
    timeZone: null,
    buffer: 0,
    shipWithinDays: null,
    locationIds: [],
  } as const;
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <FailureNote failure={failure} />
      <Panel title={t('what')}>
        <div className="flex flex-col gap-4">
          <ChannelFields facts={facts} zones={zones} businessZone={businessZone} />
          <TextField
            label={t('slug')}
            help={t('slugHelp')}
            name="slug"
            dir="ltr"
            required
            pattern="[a-z0-9][a-z0-9\-]{0,62}"
            autoComplete="off"
          />
        </div>
      </Panel>
      <Panel title={t('where')}>
        <LocationChoice locations={locations} chosen={locationIds} onChange={setLocationIds} />
      </Panel>
      <Button type="submit" look="primary" className="self-start" disabled={isPending}>
        {t('open')}
      </Button>
    </form>
  );
}
