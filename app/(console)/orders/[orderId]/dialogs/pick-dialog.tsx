'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import { pick } from '../actions.ts';
import { unpickedUnits } from '../next-actions.ts';
import { CommandDialog, type Problems } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { LineName, LineRow, QuantityField, quantityOf } from './fields.tsx';

/** What was found on the shelf, line by line; fewer than promised is told as a short pick. */
export function PickDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do');
  const prefs = usePrefs();
  const lines = order.lines.filter((line) => unpickedUnits(line) > 0);

  function read(form: FormData) {
    const found = lines.map((line) => ({
      lineId: line.id,
      quantity: quantityOf(form, line.id, unpickedUnits(line)),
      most: unpickedUnits(line),
    }));
    const problems: Problems = Object.fromEntries(
      found.flatMap((one) =>
        one.quantity === null ? [[one.lineId, t('upTo', { most: formatNumber(one.most, prefs) })]] : [],
      ),
    );
    if (Object.keys(problems).length > 0) return { problems };
    const picked = found.map(({ lineId, quantity }) => ({ lineId, quantity: quantity ?? 0 }));
    return { input: { orderId: order.id, lines: picked } };
  }

  return (
    <CommandDialog
      title={t('pick.title')}
      submit={t('pick.submit')}
      done={t('pick.done')}
      read={read}
      run={pick}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <p className="text-quiet">{t('pick.hint')}</p>
          <ul>
            {lines.map((line) => (
              <LineRow key={line.id}>
                <LineName
                  sku={line.sku}
                  title={line.title}
                  place={line.reserved.map((one) => one.locationName).join(' · ')}
                />
                <QuantityField
                  name={line.id}
                  label={t('pick.found')}
                  value={unpickedUnits(line)}
                  prefs={prefs}
                  error={problems[line.id]}
                />
              </LineRow>
            ))}
          </ul>
        </>
      )}
    </CommandDialog>
  );
}
