'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { ANSWER_STANDARDS } from '#domains/channels/answering/answer-standard.ts';
import type { Answering } from '#domains/channels/answering/read-answering.ts';
import { intlLocale } from '#lib/format/prefs.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { timeText } from '../../../settings/locations/read-place.ts';
import { keepAnswering } from '../../actions.ts';
import { readAnsweringForm } from './read-answering-form.ts';

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** How soon people are to be answered in a channel, and which hours count. */
export function AnsweringForm({ channelId, answering }: { channelId: string; answering: Answering }) {
  const t = useTranslations('channels.form.answering');
  const [hasHours, setHasHours] = useState(answering.week !== null);
  const [isUnclear, setUnclear] = useState(false);
  const { run, isPending, failure } = useAction(keepAnswering, () => void notify(t('saved')));
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const read = readAnsweringForm(new FormData(event.currentTarget));
        setUnclear(read === null);
        if (read) run({ channelId, ...read });
      }}
    >
      <FailureNote failure={failure} />
      <p className="text-sm text-quiet">{t('words')}</p>
      <SelectField
        name="standardMinutes"
        label={t('standard')}
        defaultValue={String(answering.standardMinutes)}
        options={ANSWER_STANDARDS.map((minutes) => ({
          value: String(minutes),
          label: t(`standards.${minutes}`),
        }))}
      />
      <Checkbox
        name="hasHours"
        label={t('hasHours')}
        help={t('hoursHelp')}
        checked={hasHours}
        onChange={(event) => setHasHours(event.target.checked)}
      />
      {hasHours ? <WeekFields week={answering.week} /> : null}
      {isUnclear ? (
        <p role="alert" className="text-sm text-bad">
          {t('unclear')}
        </p>
      ) : null}
      <Button type="submit" look="primary" className="self-start" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}

function WeekFields({ week }: { week: Answering['week'] }) {
  const t = useTranslations('channels.form.answering');
  const names = new Intl.DateTimeFormat(intlLocale(usePrefs()), { weekday: 'long', timeZone: 'UTC' });
  return (
    <div className="flex flex-col gap-2">
      {Array.from({ length: 7 }, (_, day) => {
        const name = names.format(MONDAY + day * DAY_MS);
        return (
          <div key={name} className="grid grid-cols-2 gap-3">
            {(['opens', 'closes'] as const).map((end) => (
              <TextField
                key={end}
                label={t(end, { day: name })}
                name={`${end}${day}`}
                dir="ltr"
                placeholder={end === 'opens' ? '09:00' : '18:00'}
                isOptional
                defaultValue={timeText(week?.[day]?.[end])}
              />
            ))}
          </div>
        );
      })}
      <p className="text-sm text-quiet">{t('closedDay')}</p>
    </div>
  );
}
