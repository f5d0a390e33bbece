'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { SUMMARY_KINDS } from '#domains/alerts/alert-kinds.ts';
import type { SummaryChoice } from '#domains/alerts/summaries/due.ts';
import { formatTime } from '#lib/format/format-date.ts';
import { intlLocale, type Prefs, weekStart } from '#lib/format/prefs.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { keepChoice } from './actions.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEK = [0, 1, 2, 3, 4, 5, 6];
/** A Sunday. */
const SUNDAY_MS = Date.UTC(2026, 0, 4);
const USUAL_QUIET = { quietFrom: 22, quietUntil: 7 };
const NO_QUIET = { quietFrom: null, quietUntil: null };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Which summaries one wants, from what hour and on which day of the week, and when no mail of an alert. */
export function ChoiceForm({ choice, hasStatement }: { choice: SummaryChoice; hasStatement: boolean }) {
  const t = useTranslations('alerts.choices');
  const prefs = usePrefs();
  const [typed, setTyped] = useState(choice);
  const { run, isPending, failure } = useAction(keepChoice, () => notify(t('saved')));
  const change = (part: Partial<SummaryChoice>) => setTyped({ ...typed, ...part });
  const kinds = SUMMARY_KINDS.filter((kind) => hasStatement || kind !== 'monthly');
  const first = weekStart(prefs.locale);
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(typed);
      }}
    >
      <FailureNote failure={failure} />
      <div className="flex flex-col gap-1">
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(kind)}
            checked={typed[kind]}
            onChange={(event) => change({ [kind]: event.target.checked })}
          />
        ))}
      </div>
      <SelectField
        label={t('hour')}
        help={t('hourHelp')}
        value={String(typed.hour)}
        onChange={(event) => change({ hour: Number(event.target.value) })}
        options={HOURS.map((hour) => ({ value: String(hour), label: nameHour(hour, prefs) }))}
      />
      <SelectField
        label={t('weekday')}
        value={String(typed.weekday)}
        onChange={(event) => change({ weekday: Number(event.target.value) })}
        options={WEEK.map((day) => (day + first) % WEEK.length).map((day) => ({
          value: String(day),
          label: nameWeekday(day, prefs),
        }))}
      />
      <Checkbox
        label={t('skipsEmpty')}
        checked={typed.skipsEmpty}
        onChange={(event) => change({ skipsEmpty: event.target.checked })}
      />
      <QuietFields typed={typed} change={change} />
      <Button type="submit" look="primary" className="self-start" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}

/** The hours in which no alert comes by mail. */
function QuietFields({
  typed: { quietFrom, quietUntil },
  change,
}: {
  typed: SummaryChoice;
  change: (part: Partial<SummaryChoice>) => void;
}) {
  const t = useTranslations('alerts.choices');
  const prefs = usePrefs();
  const options = HOURS.map((hour) => ({ value: String(hour), label: nameHour(hour, prefs) }));
  const isOn = quietFrom !== null && quietUntil !== null;
  return (
    <fieldset className="flex flex-col gap-2 border-t border-line pt-4">
      <legend className="sr-only">{t('quiet')}</legend>
      <p className="font-medium" aria-hidden>
        {t('quiet')}
      </p>
      <Checkbox
        label={t('quietOn')}
        checked={isOn}
        onChange={(event) => change(event.target.checked ? USUAL_QUIET : NO_QUIET)}
      />
      {isOn ? (
        <div className="grid grid-cols-2 gap-4">
          <SelectField
            label={t('quietFrom')}
            value={String(quietFrom)}
            onChange={(event) => change({ quietFrom: Number(event.target.value) })}
            options={options.filter(({ value }) => value !== String(quietUntil))}
          />
          <SelectField
            label={t('quietUntil')}
            value={String(quietUntil)}
            onChange={(event) => change({ quietUntil: Number(event.target.value) })}
            options={options.filter(({ value }) => value !== String(quietFrom))}
          />
        </div>
      ) : null}
      <p className="text-sm text-quiet">{t('quietHelp')}</p>
    </fieldset>
  );
}

function nameHour(hour: number, prefs: Prefs): string {
  return formatTime(new Date(SUNDAY_MS + hour * HOUR_MS), { ...prefs, timeZone: 'UTC' });
}

function nameWeekday(day: number, prefs: Prefs): string {
  const format = new Intl.DateTimeFormat(intlLocale(prefs), { weekday: 'long', timeZone: 'UTC' });
  return format.format(new Date(SUNDAY_MS + day * DAY_MS));
}
