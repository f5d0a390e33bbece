'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import type { WaveTask } from '#domains/fulfilment/picking/get-wave.ts';
import { CommandDialog } from '../../../orders/[orderId]/dialogs/command-dialog.tsx';
import { recordShort } from '../../actions.ts';

const REASONS = ['missing', 'damaged', 'other'] as const;

/** The shelf holds fewer than the books say: why, and whether the rest comes from elsewhere at once. */
export function ShortDialog({ task, onClose }: { task: WaveTask; onClose: () => void }) {
  const t = useTranslations('fulfilment.short');

  function read(form: FormData) {
    const reason = REASONS.find((one) => one === form.get('reason')) ?? 'other';
    return { input: { taskId: task.id, reason, reroutes: form.get('reroute') === 'on' } };
  }

  return (
    <CommandDialog
      title={t('title', { sku: `\u2068${task.sku}\u2069` })}
      submit={t('submit')}
      tone="danger"
      done={t('done')}
      read={read}
      run={recordShort}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="text-quiet">{t('hint')}</p>
          <SelectField
            name="reason"
            label={t('reason')}
            options={REASONS.map((value) => ({ value, label: t(value) }))}
          />
          <Checkbox name="reroute" defaultChecked label={t('reroute')} />
        </>
      )}
    </CommandDialog>
  );
}
