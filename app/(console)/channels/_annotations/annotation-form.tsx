'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import {
  ANNOTATION_KINDS,
  LONGEST_ANNOTATION,
} from '#domains/analytics/board/annotations/annotation-kinds.ts';
import type { Annotation } from '#domains/analytics/board/annotations/list-annotations.ts';
import { DayField } from '../../_parts/day-field.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { retellDays, retellHoliday, tellDays } from './actions.ts';

/** A channel that an annotation may speak of. */
export type NotedChannel = { channelId: string; name: string };

type Props = {
  channels: readonly NotedChannel[];
  today: string;
  /** The one that is told otherwise; a new one without it. */
  annotation?: Annotation;
  /** The public holiday in whose place it shall stand. */
  holiday?: { key: string; day: string };
  onDone: () => void;
};

/** What happened, from when to when, in which channel. */
export function AnnotationForm({ channels, today, annotation, holiday, onDone }: Props) {
  const t = useTranslations('board.notes');
  const [startsOn, setStart] = useState(annotation?.startsOn ?? today);
  const [endsOn, setEnd] = useState(annotation?.endsOn ?? today);
  const done = () => {
    void notify(t('kept'));
    onDone();
  };
  const add = useAction(tellDays, done);
  const edit = useAction(retellDays, done);
  const change = useAction(retellHoliday, done);
  const isBackwards = endsOn < startsOn;

  function send(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const kind = ANNOTATION_KINDS.find((one) => one === text('kind')) ?? 'note';
    const facts = { kind, startsOn, endsOn, channelId: text('channel') || null, text: text('text') };
    if (holiday) change.run({ ...holiday, ...facts });
    else if (annotation) edit.run({ annotationId: annotation.id, ...facts });
    else add.run(facts);
  }

  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBackwards) send(new FormData(event.currentTarget));
      }}
    >
      <FailureNote failure={add.failure ?? edit.failure ?? change.failure} />
      <SelectField
        label={t('kind')}
        name="kind"
        defaultValue={annotation?.kind ?? 'campaign'}
        options={ANNOTATION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <TextField
        label={t('text')}
        name="text"
        required
        maxLength={LONGEST_ANNOTATION}
        defaultValue={annotation?.text}
      />
      <div className="flex flex-wrap gap-4">
        <DayField label={t('from')} defaultValue={startsOn} onChange={(day) => setStart(day ?? today)} />
        <DayField label={t('to')} defaultValue={endsOn} onChange={(day) => setEnd(day ?? today)} />
      </div>
      {isBackwards ? (
        <p role="alert" className="text-sm text-bad">
          {t('backwards')}
        </p>
      ) : null}
      <SelectField
        label={t('channel')}
        name="channel"
        defaultValue={annotation?.channelId ?? ''}
        options={[
          { value: '', label: t('all') },
          ...channels.map(({ channelId, name }) => ({ value: channelId, label: name })),
        ]}
      />
      <Button
        type="submit"
        look="primary"
        className="self-end"
        disabled={add.isPending || edit.isPending || change.isPending}
      >
        {t('keep')}
      </Button>
    </form>
  );
}
