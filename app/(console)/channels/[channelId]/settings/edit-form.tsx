'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { changeChannel } from '../../actions.ts';
import type { ChannelFormFacts, ServingLocation } from '../../channel-choices.ts';
import { ChannelFields, LocationChoice } from '../../channel-fields.tsx';
import { readChannelForm } from '../../read-channel-form.ts';

type Props = {
  channelId: string;
  facts: ChannelFormFacts;
  locations: readonly ServingLocation[];
  businessZone: string;
  zones: readonly string[];
};

/** Changes what a channel is and who serves it. */
export function EditForm({ channelId, facts, locations, businessZone, zones }: Props) {
  const t = useTranslations('channels.form');
  const [locationIds, setLocationIds] = useState<string[]>([...facts.locationIds]);
  const { run: submit, isPending, failure } = useAction(changeChannel, () => void notify(t('saved')));
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ channelId, ...readChannelForm(new FormData(event.currentTarget)), locationIds });
      }}
    >
      <FailureNote failure={failure} />
      <ChannelFields facts={facts} zones={zones} businessZone={businessZone} />
      <LocationChoice locations={locations} chosen={locationIds} onChange={setLocationIds} />
      <Button type="submit" look="primary" className="self-start" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
