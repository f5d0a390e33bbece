'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { CommandDialog } from '../dialogs/command-dialog.tsx';
import type { Place } from '../dialogs/dialog-props.ts';
import { textOf } from '../dialogs/fields.tsx';
import { reroute } from './actions.ts';

type Props = { orderId: string; from: readonly Place[]; places: readonly Place[]; onClose: () => void };

const MOST_LETTERS = 300;

/** From which place not, from which instead, and why. */
export function RerouteDialog({ orderId, from, places, onClose }: Props) {
  const t = useTranslations('routing.reroute');
  const options = (list: readonly Place[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <CommandDialog
      title={t('action')}
      submit={t('submit')}
      done={t('done')}
      read={(form) => {
        const [fromLocationId, toLocationId] = [textOf(form, 'from'), textOf(form, 'to')];
        const reason = textOf(form, 'reason');
        if (reason === '') return { problems: { reason: t('reasonMissing') } };
        return { input: { orderId, fromLocationId, reason, ...(toLocationId && { toLocationId }) } };
      }}
      run={reroute}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <p className="text-quiet">{t('hint')}</p>
          <SelectField name="from" label={t('from')} options={options(from)} />
          <SelectField name="to" label={t('to')} placeholder={t('rules')} options={options(places)} />
          <TextField name="reason" label={t('reason')} maxLength={MOST_LETTERS} error={problems.reason} />
        </>
      )}
    </CommandDialog>
  );
}
