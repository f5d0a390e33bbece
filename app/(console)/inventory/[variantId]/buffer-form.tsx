'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ChannelUnits } from '#domains/inventory/buffers/list-channel-units.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { leaveToOthers } from '../actions.ts';
import { readUnits } from './read-units.ts';

type Props = {
  variant: { id: string; category: string | null };
  channels: readonly ChannelUnits[];
  onDone: () => void;
};
type Scope = 'variant' | 'category';

/** Says how many units of a variant, or of each variant of its category, a channel leaves to others. */
export function BufferForm({ variant, channels, onDone }: Props) {
  const t = useTranslations('bundles.channels');
  const { tell } = useLive();
  const [channelId, setChannelId] = useState(channels[0]?.channelId ?? '');
  const [scope, setScope] = useState<Scope>('variant');
  const [error, setError] = useState<string>();
  const { run, isPending, failure } = useAction(leaveToOthers, () => {
    tell(['stock']);
    void notify(t('saved'));
    onDone();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const units = readUnits(new FormData(event.currentTarget), 'units');
    if (units === null || units < 0) return setError(t('notUnits'));
    setError(undefined);
    const subject =
      scope === 'category' && variant.category ? { category: variant.category } : { variantId: variant.id };
    run({ channelId, units, ...subject });
  }

  const scopes = [
    { value: 'variant', label: t('forVariant') },
    ...(variant.category
      ? [{ value: 'category', label: t('forCategory', { category: variant.category }) }]
      : []),
  ];
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <FailureNote failure={failure} />
      <SelectField
        label={t('channelName')}
        options={channels.map((one) => ({ value: one.channelId, label: one.channelName }))}
        value={channelId}
        onChange={(event) => setChannelId(event.target.value)}
      />
      <SelectField
        label={t('scope')}
        options={scopes}
        value={scope}
        onChange={(event) => setScope(event.target.value === 'category' ? 'category' : 'variant')}
      />
      <NumberField
        key={`${channelId} ${scope}`}
        name="units"
        label={t('units')}
        help={t('help')}
        error={error}
        defaultValue={channels.find((one) => one.channelId === channelId)?.buffers[scope] ?? 0}
      />
      <div className="flex justify-end">
        <Button look="primary" size="large" type="submit" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
