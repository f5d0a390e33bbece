'use client';

import { useTranslations } from 'next-intl';
import { NumberField } from '#components/form/number-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { keepSettings } from '../actions.ts';

const HOURS_A_DAY = 24;

/** How many days goods wait for their customer. */
export function SettingsForm({ keepHours }: { keepHours: number }) {
  const t = useTranslations('fulfilment.settings');
  const prefs = usePrefs();
  const { run, isPending, failure } = useAction(keepSettings, () => void notify(t('done')));

  function submit(form: FormData) {
    const days = parseInteger(String(form.get('days') ?? ''));
    run({ keepHours: days.ok ? days.value * HOURS_A_DAY : 0 });
  }

  return (
    <Panel title={t('title')}>
      <form
        method="post"
        noValidate
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <NumberField
          name="days"
          label={t('days')}
          help={t('help')}
          defaultValue={toLocaleDigits(String(Math.ceil(keepHours / HOURS_A_DAY)), prefs.digits)}
        />
        <Button type="submit" disabled={isPending}>
          {t('submit')}
        </Button>
        <div className="basis-full">
          <FailureNote failure={failure} />
        </div>
      </form>
    </Panel>
  );
}
