'use client';

import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import { METHODS } from '../../orders/[orderId]/methods.ts';
import { SellableBox } from '../../orders/sellable-box.tsx';
import { Choice } from '../_desk/choice.tsx';

/** Goods that the customer gets for those that came back. */
export type NewGoods = { variantId: string; sku: string; title: string; quantity: number };

type Props = {
  channelId: string;
  chosen: readonly NewGoods[];
  /** The goods that came back, for getting the same again. */
  same: readonly NewGoods[];
  from: 'here' | 'anywhere';
  onChange: (chosen: NewGoods[]) => void;
  onFrom: (from: 'here' | 'anywhere') => void;
};

/** What the customer gets instead: the same again or anything else, from this shelf or sent. */
export function ExchangePanel({ channelId, chosen, same, from, onChange, onFrom }: Props) {
  const t = useTranslations('returns.want');
  const tMethod = useTranslations('orders.method');
  const prefs = usePrefs();
  // A box that has been chosen from is replaced by an empty one.
  const [box, setBox] = useState(0);
  const add = (goods: NewGoods) => {
    const others = chosen.filter((one) => one.variantId !== goods.variantId);
    const known = chosen.find((one) => one.variantId === goods.variantId);
    onChange([...others, { ...goods, quantity: goods.quantity + (known?.quantity ?? 0) }]);
  };
  const count = (goods: NewGoods, quantity: number) =>
    onChange(
      chosen.flatMap((one) => {
        if (one.variantId !== goods.variantId) return [one];
        return quantity > 0 ? [{ ...one, quantity }] : [];
      }),
    );
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-60 flex-1">
          <SellableBox
            key={box}
            channelId={channelId}
            label={t('add')}
            onChoose={(variant) => {
              if (!variant) return;
              const { id, sku, title } = variant;
              add({ variantId: id, sku, title, quantity: 1 });
              setBox(box + 1);
            }}
          />
        </div>
        {same.length > 0 ? <Button onClick={() => onChange([...same])}>{t('same')}</Button> : null}
      </div>
      {chosen.length === 0 ? (
        <p className="text-quiet">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line">
          {chosen.map((goods) => (
            <li key={goods.variantId} className="flex items-center justify-between gap-3 p-3">
              <span className="min-w-0">
                <UserText className="block">{goods.title}</UserText>
                <Ltr className="text-sm text-quiet">{goods.sku}</Ltr>
              </span>
              <span className="flex items-center gap-1">
                <IconButton
                  label={t('less', { sku: goods.sku })}
                  icon={<Minus aria-hidden />}
                  onClick={() => count(goods, goods.quantity - 1)}
                />
                <output className="w-8 text-center">{formatNumber(goods.quantity, prefs)}</output>
                <IconButton
                  label={t('one', { sku: goods.sku })}
                  icon={<Plus aria-hidden />}
                  onClick={() => count(goods, goods.quantity + 1)}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Choice
        legend={t('from')}
        name="from"
        value={from}
        options={[
          { value: 'here', label: t('here') },
          { value: 'anywhere', label: t('anywhere') },
        ]}
        onChange={onFrom}
      />
      <SelectField
        name="payment"
        label={t('payment')}
        placeholder={t('later')}
        options={METHODS.map((value) => ({ value, label: tMethod(value) }))}
      />
    </div>
  );
}
