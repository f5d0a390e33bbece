'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { StockCount } from '#domains/inventory/counts/get-count.ts';
import { ConfirmButton } from '../../../_parts/confirm-button.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { approve, countAgain, dropCount } from '../actions.ts';

type Props = { count: StockCount; rights: { mayCount: boolean; maySettle: boolean } };

/** Approves the large differences, has some counted again, or drops the count. */
export function CountActions({ count, rights }: Props) {
  const t = useTranslations('stock-work.count');
  const approving = useAction(approve, () => void notify(t('approve.done')));
  const isWaiting = count.status === 'submitted';
  const mayDrop = (count.status === 'open' && rights.mayCount) || (isWaiting && rights.maySettle);
  return (
    <div data-no-print className="flex flex-col gap-3">
      {isWaiting && !rights.maySettle ? <p className="text-quiet">{t('approve.waits')}</p> : null}
      <FailureNote failure={approving.failure} />
      <div className="flex flex-wrap justify-end gap-2">
        {mayDrop ? <DropButton countId={count.id} /> : null}
        {isWaiting && rights.maySettle ? (
          <>
            <AgainButton count={count} />
            <Button
              look="primary"
              disabled={approving.isPending}
              onClick={() => approving.run({ countId: count.id })}
            >
              {t('approve.action', { count: count.sums.waits })}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}

function DropButton({ countId }: { countId: string }) {
  const t = useTranslations('stock-work.count.drop');
  return (
    <ConfirmButton
      action={dropCount}
      input={{ countId }}
      words={{ action: t('action'), what: t('what'), submit: t('submit'), done: t('done') }}
    />
  );
}

function AgainButton({ count }: { count: StockCount }) {
  const t = useTranslations('stock-work.count.again');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { run, isPending, failure } = useAction(countAgain, () => {
    void notify(t('done'));
    setOpen(false);
  });
  const waiting = count.lines.filter((line) => line.state === 'waits');
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('action')}</Button>
      <Dialog title={t('action')} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="flex flex-col gap-4">
          <FailureNote failure={failure} />
          <p>{t('what')}</p>
          <ul className="flex flex-col gap-2">
            {waiting.map(({ variantId, title, sku }) => (
              <li key={variantId}>
                <Checkbox
                  label={`${title} · ${sku}`}
                  checked={chosen.includes(variantId)}
                  onChange={(event) =>
                    setChosen(
                      event.target.checked
                        ? [...chosen, variantId]
                        : chosen.filter((one) => one !== variantId),
                    )
                  }
                />
              </li>
            ))}
          </ul>
          <Button
            look="primary"
            className="self-end"
            disabled={isPending || chosen.length === 0}
            onClick={() => run({ countId: count.id, variantIds: [...chosen] })}
          >
            {t('submit')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
