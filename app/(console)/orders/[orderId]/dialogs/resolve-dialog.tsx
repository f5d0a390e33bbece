'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SellableBox } from '../../sellable-box.tsx';
import { resolve } from '../actions.ts';
import { CommandDialog, type Problems } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { LineName, LineRow, textOf } from './fields.tsx';

/** Says what the unknown goods of an order are; without unknown goods, that it can go on. */
export function ResolveDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do.resolve');
  const unknown = order.lines.filter((line) => line.variantId === null && line.quantity > 0);

  function read(form: FormData) {
    const lines = unknown.map((line) => ({
      lineId: line.id,
      variantId: textOf(form, line.id),
      remember: form.get(`remember.${line.id}`) === 'on',
    }));
    const problems: Problems = Object.fromEntries(
      lines.flatMap((line) => (line.variantId ? [] : [[line.lineId, t('missing')]])),
    );
    if (Object.keys(problems).length > 0) return { problems };
    return { input: { orderId: order.id, lines } };
  }

  return (
    <CommandDialog
      title={t('title')}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={resolve}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <p className="text-quiet">{unknown.length > 0 ? t('hint') : t('hintKnown')}</p>
          <ul>
            {unknown.map((line) => (
              <LineRow key={line.id}>
                <LineName sku={line.sku} title={line.title} />
                <div className="flex w-full flex-col gap-2">
                  <SellableBox
                    channelId={order.channelId}
                    name={line.id}
                    label={t('is')}
                    error={problems[line.id]}
                  />
                  <Checkbox name={`remember.${line.id}`} defaultChecked label={t('remember')} />
                </div>
              </LineRow>
            ))}
          </ul>
        </>
      )}
    </CommandDialog>
  );
}
