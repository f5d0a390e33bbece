'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { LotSettings } from '#domains/inventory/lots/lot-settings.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { keepLotSettings } from '../_lots/actions.ts';

const MOST_DAYS = 730;

/** From when on goods are expiring, and whether expired ones are set aside by themselves. */
export function SettingsForm({ settings, onDone }: { settings: LotSettings; onDone: () => void }) {
  const t = useTranslations('lots.settings');
  const prefs = usePrefs();
  const [isWrong, setWrong] = useState(false);
  const { run, isPending, failure } = useAction(keepLotSettings, () => {
    void notify(t('saved'));
    onDone();
  });
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const days = parseInteger(String(form.get('days')));
        const isDays = days.ok && days.value >= 1 && days.value <= MOST_DAYS;
        setWrong(!isDays);
        if (isDays) run({ expiringDays: days.value, movesExpired: form.get('moves') === 'on' });
      }}
    >
      <FailureNote failure={failure} />
      <NumberField
        name="days"
        label={t('days')}
        error={isWrong ? t('daysWrong') : undefined}
        defaultValue={toLocaleDigits(String(settings.expiringDays), prefs.digits)}
      />
      <Checkbox
        name="moves"
        label={t('moves')}
        help={t('movesHelp')}
        defaultChecked={settings.movesExpired}
      />
      <Button type="submit" look="primary" size="large" className="self-end" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
