'use client';

import { useTranslations } from 'next-intl';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { CommandDialog } from '../../../orders/[orderId]/dialogs/command-dialog.tsx';
import { quantityOf, textOf } from '../../../orders/[orderId]/dialogs/fields.tsx';
import { adjust } from './actions.ts';

const MOST_POINTS = 10_000_000;
const SHORTEST_REASON = 3;

/** Points given or taken by hand, with the reason that stands in the person's account. */
export function AdjustDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useTranslations('loyalty.adjust');

  function read(form: FormData) {
    const points = quantityOf(form, 'points', MOST_POINTS);
    const reason = textOf(form, 'reason');
    const problems = {
      ...(points ? {} : { points: t('noPoints') }),
      ...(reason.length < SHORTEST_REASON ? { reason: t('noReason') } : {}),
    };
    if (!points || Object.keys(problems).length > 0) return { problems };
    return { input: { customerId, points: form.get('way') === 'take' ? -points : points, reason } };
  }

  return (
    <CommandDialog
      title={t('action')}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={adjust}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <div className="grid grid-cols-2 gap-4">
            <SelectField
              name="way"
              label={t('way')}
              options={[
                { value: 'give', label: t('give') },
                { value: 'take', label: t('take') },
              ]}
            />
            <NumberField name="points" label={t('points')} error={problems.points} />
          </div>
          <TextField
            name="reason"
            label={t('reason')}
            help={t('reasonHelp')}
            maxLength={200}
            error={problems.reason}
          />
        </>
      )}
    </CommandDialog>
  );
}
