'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField } from '#components/form/text-field.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { DayField } from '../../_parts/day-field.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { beginWalk, keepChecklist } from './actions.ts';
import { type ListedStep, stepsOfText, textOfSteps } from './checklist-text.ts';

type Props = {
  channels: readonly { id: string; name: string; steps: readonly ListedStep[] }[];
  today: string;
};

/** Chooses a channel, shows its checklist to change or keep, and begins a test purchase with it. */
export function WalkStarter({ channels, today }: Props) {
  const t = useTranslations('effort.walk');
  const router = useRouter();
  const [channelId, setChannel] = useState(channels[0]?.id ?? '');
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [walkedOn, setDay] = useState(today);
  const chosen = channels.find(({ id }) => id === channelId);
  const text = texts[channelId] ?? textOfSteps(chosen?.steps ?? []);
  const steps = stepsOfText(text);
  const begin = useAction(beginWalk, ({ walkId }) => router.push(asRoute(`/channels/walks/${walkId}`)));
  const keep = useAction(keepChecklist, () => void notify(t('kept')));
  const isBusy = begin.isPending || keep.isPending || steps.length === 0;
  return (
    <form
      method="post"
      className="flex max-w-2xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        begin.run({ channelId, walkedOn, steps });
      }}
    >
      <FailureNote failure={begin.failure ?? keep.failure} />
      <div className="flex flex-wrap gap-4">
        <SelectField
          label={t('channel')}
          value={channelId}
          onChange={(event) => setChannel(event.target.value)}
          options={channels.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DayField label={t('day')} defaultValue={today} onChange={(day) => setDay(day ?? today)} />
      </div>
      <TextAreaField
        label={t('checklist')}
        help={t('checklistHelp')}
        rows={9}
        value={text}
        onChange={(event) => setTexts({ ...texts, [channelId]: event.target.value })}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={isBusy}>
          {t('begin')}
        </Button>
        <Button disabled={isBusy} onClick={() => keep.run({ channelId, steps })}>
          {t('keepChecklist')}
        </Button>
      </div>
    </form>
  );
}
