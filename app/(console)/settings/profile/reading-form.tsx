'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Locale, Prefs } from '#lib/format/prefs.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { saveProfile } from './actions.ts';

const LANGUAGES: { value: Locale; label: string }[] = [
  { value: 'fa', label: 'فارسی' },
  { value: 'ar', label: 'العربية' },
  { value: 'bg', label: 'Български' },
  { value: 'en', label: 'English' },
];
const CALENDARS = ['persian', 'gregory'] as const;
const DIGITS = ['arabext', 'arab', 'latn'] as const;
const THEMES = ['system', 'light', 'dark'] as const;

type Props = { name: string; prefs: Prefs; theme: (typeof THEMES)[number]; hasRials: boolean };

/** Name, language, calendar, figures, theme and time zone of one person. */
export function ReadingForm({ name, prefs, theme, hasRials }: Props) {
  const themes = useTranslations('shell.theme');
  const words = useTranslations('team.profile');
  const { run: submit, isPending, failure } = useAction(saveProfile, () => notify(words('saved')));
  const zones = [...new Set([prefs.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(readForm(new FormData(event.currentTarget), hasRials));
      }}
    >
      <FailureNote failure={failure} />
      <TextField label={words('name')} name="name" autoComplete="name" required defaultValue={name} />
      <SelectField label={words('language')} name="locale" defaultValue={prefs.locale} options={LANGUAGES} />
      <SelectField
        label={words('calendar')}
        name="calendar"
        defaultValue={prefs.calendar}
        options={CALENDARS.map((value) => ({ value, label: words(`calendarOf.${value}`) }))}
      />
      <SelectField
        label={words('digits')}
        name="digits"
        defaultValue={prefs.digits}
        options={DIGITS.map((value) => ({ value, label: words(`digitsOf.${value}`) }))}
      />
      <SelectField
        label={words('theme')}
        name="theme"
        defaultValue={theme}
        options={THEMES.map((value) => ({ value, label: themes(value) }))}
      />
      <SelectField
        label={words('timeZone')}
        help={words('timeZoneHelp')}
        name="timeZone"
        defaultValue={prefs.timeZone}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      {hasRials ? (
        <Checkbox name="tomanDisplay" label={words('toman')} defaultChecked={prefs.tomanDisplay} />
      ) : null}
      <Button type="submit" look="primary" className="self-start" disabled={isPending}>
        {words('save')}
      </Button>
    </form>
  );
}

function readForm(form: FormData, hasRials: boolean): Parameters<typeof saveProfile>[0] {
  return {
    name: String(form.get('name') ?? ''),
    preferences: {
      locale: oneOf(
        LANGUAGES.map((language) => language.value),
        form.get('locale'),
      ),
      calendar: oneOf(CALENDARS, form.get('calendar')),
      digits: oneOf(DIGITS, form.get('digits')),
      theme: oneOf(THEMES, form.get('theme')),
      timeZone: String(form.get('timeZone') ?? ''),
      ...(hasRials ? { tomanDisplay: form.get('tomanDisplay') === 'on' } : {}),
    },
  };
}

function oneOf<Value extends string>(
  values: readonly Value[],
  given: FormDataEntryValue | null,
): Value | undefined {
  return values.find((value) => value === given);
}
