'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Transfer } from '#domains/inventory/transfers/get-transfer.ts';
import {
  MISSING_REASONS,
  type MissingReason,
  underWayOf,
} from '#domains/inventory/transfers/transfer-status.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { endTransfer } from '../actions.ts';

/** Ends the transfer after saying, for each of the goods that are missing, what became of them. */
export function CloseButton({ transfer }: { transfer: Transfer }) {
  const t = useTranslations('stock-work.transfer');
  const [isOpen, setOpen] = useState(false);
  const [reasons, setReasons] = useState<Readonly<Record<string, MissingReason>>>({});
  const { run, isPending, failure } = useAction(endTransfer, () => {
    void notify(t('close.done'));
    setOpen(false);
  });
  const missing = transfer.lines.filter((line) => underWayOf(line) > 0);
  const options = MISSING_REASONS.map((value) => ({ value, label: t(`reasonLong.${value}`) }));
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('close.action')}</Button>
      <Dialog title={t('close.action')} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="flex flex-col gap-4">
          <FailureNote failure={failure} />
          <p>{t('close.what')}</p>
          <ul className="flex flex-col gap-3">
            {missing.map((line) => (
              <li key={line.variantId} className="flex flex-col gap-1 border-t border-line pt-3">
                <p>
                  <UserText className="font-medium">{line.title}</UserText> <Ltr>{line.sku}</Ltr>
                </p>
                <SelectField
                  label={t('close.missing', { count: underWayOf(line) })}
                  value={reasons[line.variantId] ?? 'lost'}
                  onChange={(event) => {
                    const reason = MISSING_REASONS.find((one) => one === event.target.value);
                    if (reason) setReasons({ ...reasons, [line.variantId]: reason });
                  }}
                  options={options}
                />
              </li>
            ))}
          </ul>
          <Button
            look="danger"
            className="self-end"
            disabled={isPending}
            onClick={() =>
              run({
                transferId: transfer.id,
                lines: missing.map(({ variantId }) => ({ variantId, reason: reasons[variantId] ?? 'lost' })),
              })
            }
          >
            {t('close.submit')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
