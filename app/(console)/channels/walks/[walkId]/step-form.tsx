'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Walk } from '#domains/analytics/effort/walks/list-walks.ts';
import {
  LONGEST_STEP,
  MOST_STEP_MINUTES,
  WALK_OUTCOMES,
} from '#domains/analytics/effort/walks/walk-limits.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepFinding, keepStep } from '../actions.ts';

type Props = {
  walkId: string;
  step: Walk['steps'][number];
  mayWrite: boolean;
  colleagues: readonly { id: string; name: string }[];
};

/** How the step went; where it went badly, a task can be made of it. */
export function StepForm({ walkId, step, mayWrite, colleagues }: Props) {
  const t = useTranslations('effort.walk');
  const { run, isPending, failure } = useAction(keepStep, () => void notify(t('stepKept')));
  const at = { walkId, position: step.position };
  const send = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const outcome = WALK_OUTCOMES.find((one) => one === text('outcome')) ?? 'open';
    const minutes = text('minutes') === '' ? null : Math.round(Number(text('minutes')));
    run({ ...at, outcome, note: text('note'), minutes });
  };
  return (
    <>
      <form
        method="post"
        className="mt-3 flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        <FailureNote failure={failure} />
        <SelectField
          label={t('outcome')}
          name="outcome"
          defaultValue={step.outcome}
          disabled={!mayWrite}
          options={WALK_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        />
        <div className="w-24">
          <TextField
            label={t('minutes')}
            name="minutes"
            type="number"
            min={0}
            max={MOST_STEP_MINUTES}
            defaultValue={step.minutes ?? ''}
            disabled={!mayWrite}
          />
        </div>
        <div className="min-w-52 grow">
          <TextField
            label={t('note')}
            name="note"
            maxLength={LONGEST_STEP.note}
            defaultValue={step.note}
            disabled={!mayWrite}
          />
        </div>
        {mayWrite ? (
          <Button type="submit" disabled={isPending}>
            {t('keepStep')}
          </Button>
        ) : null}
      </form>
      {mayWrite && step.outcome === 'bad' ? (
        <TaskForm at={at} note={step.note} colleagues={colleagues} />
      ) : null}
    </>
  );
}

function TaskForm({
  at,
  note,
  colleagues,
}: {
  at: { walkId: string; position: number };
  note: string;
  colleagues: Props['colleagues'];
}) {
  const t = useTranslations('effort.walk');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const { run, isPending, failure } = useAction(keepFinding, () => void notify(t('taskMade')));
  return (
    <form
      method="post"
      className="mt-3 flex flex-wrap items-end gap-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const assigneeId = String(form.get('assignee') ?? '') || null;
        run({ ...at, title: String(form.get('title') ?? '').trim(), assigneeId, dueOn });
      }}
    >
      <FailureNote failure={failure} />
      <div className="min-w-52 grow">
        <TextField
          label={t('task')}
          name="title"
          required
          maxLength={LONGEST_STEP.title}
          defaultValue={note.slice(0, LONGEST_STEP.title)}
        />
      </div>
      <SelectField
        label={t('assignee')}
        name="assignee"
        placeholder={t('nobody')}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DayField label={t('due')} onChange={setDueOn} />
      <Button type="submit" disabled={isPending}>
        {t('makeTask')}
      </Button>
    </form>
  );
}
