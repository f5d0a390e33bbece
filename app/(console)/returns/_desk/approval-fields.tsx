'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Banner } from '#components/ui/banner.tsx';
import type { Refused } from '#domains/orders/returns/desk/judge-lines.ts';
import { RefusalWords } from './refusal-words.tsx';

type Props = {
  approvers: readonly { id: string; name: string }[];
  refused: readonly Refused[];
  /** The one who acts may not give money back. */
  isForMoney: boolean;
};

/** Why a manager must allow this, and the fields in which one does. */
export function ApprovalFields({ approvers, refused, isForMoney }: Props) {
  const t = useTranslations('returns.approval');
  return (
    <fieldset className="flex flex-col gap-3">
      <Banner tone="warn" title={t('title')}>
        <RefusalWords refused={refused} />
        {isForMoney ? <p>{t('forMoney')}</p> : null}
      </Banner>
      {approvers.length === 0 ? (
        <p className="text-quiet">{t('nobody')}</p>
      ) : (
        <>
          <div className="grid grid-cols-2 gap-3">
            <SelectField
              name="approver"
              label={t('who')}
              options={approvers.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField
              name="pin"
              type="password"
              label={t('pin')}
              dir="ltr"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={8}
            />
          </div>
          <TextField name="approvalReason" label={t('why')} maxLength={500} />
        </>
      )}
    </fieldset>
  );
}

/** The manager's word that these fields hold, if any. */
export function readApproval(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const [userId, pin, reason] = [text('approver'), text('pin'), text('approvalReason')];
  return pin === '' ? undefined : { userId, pin, reason: reason || '–' };
}
