'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepCampaign, previewCampaign } from '../actions.ts';
import { type Asked, MovePreview } from './move-preview.tsx';

type Known = { platform: string; campaign: string; mappedTo: string | null };

/** Says which channel a campaign sells for; reports that name no channel go there, and booked days where that is wanted. */
export function MapCampaignForm({
  channels,
  known,
  currency,
}: {
  channels: readonly { value: string; label: string }[];
  known: readonly Known[];
  currency: string;
}) {
  const t = useTranslations('costs.campaigns');
  const [asked, setAsked] = useState<Asked | null>(null);
  const keep = useAction(keepCampaign, (days) => {
    setAsked(null);
    notify(days > 0 ? t('moved', { count: days }) : t('mapped'));
  });
  const preview = useAction(
    async (input: Asked['input'], commandId?: string) => {
      const result = await previewCampaign(input, commandId);
      return result.ok ? { ...result, data: { input, ...result.data } } : result;
    },
    (found) => (found.parts.length > 0 ? setAsked(found) : keep.run({ ...found.input, booked: 'stay' })),
  );
  const isPending = keep.isPending || preview.isPending;
  const platforms = [...new Set(known.map(({ platform }) => platform))];
  return (
    <Panel title={t('map')}>
      <form
        method="post"
        className="flex flex-col gap-4"
        onChange={() => setAsked(null)}
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (name: string) => String(form.get(name) ?? '').trim();
          preview.run({ platform: text('platform'), campaign: text('campaign'), channelId: text('channel') });
        }}
      >
        <FailureNote failure={preview.failure ?? keep.failure} />
        <p className="text-quiet">{t('mapHint')}</p>
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <TextField label={t('platform')} name="platform" list="platforms" required maxLength={60} />
          <TextField label={t('campaign')} name="campaign" list="campaigns" required maxLength={200} />
          <SelectField label={t('channel')} name="channel" options={channels} />
        </div>
        <datalist id="platforms">
          {(platforms.length > 0 ? platforms : ['google', 'meta']).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <datalist id="campaigns">
          {[...new Set(known.map(({ campaign }) => campaign))].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button type="submit" className="self-end" disabled={isPending}>
          {t('mapSave')}
        </Button>
      </form>
      {asked ? (
        <MovePreview
          asked={asked}
          currency={currency}
          isPending={isPending}
          onAnswer={(booked) => keep.run({ ...asked.input, booked })}
        />
      ) : null}
    </Panel>
  );
}
