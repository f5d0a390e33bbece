'use client';

import { Minus, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Money } from '#components/ui/figures.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Sellable } from '#domains/orders/counter/list-sellable.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** A line of an order that is being written. */
export type DraftLine = { variant: Sellable; quantity: number };

const MOST_UNITS = 1_000_000;

type Props = {
  lines: readonly DraftLine[];
  prefs: Prefs;
  currency: string;
  /** What becomes of the lines as they stand then: a scan may have come between. */
  onChange: (change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => void;
};

/** The goods so far, with what is left of each and where. */
export function DraftLines({ lines, prefs, currency, onChange }: Props) {
  return (
    <ul>
      {lines.map((line) => (
        <Line
          key={line.variant.id}
          line={line}
          prefs={prefs}
          currency={currency}
          onQuantity={(count) => onChange((now) => counted(now, line.variant.id, count))}
        />
      ))}
    </ul>
  );
}

function counted(
  lines: readonly DraftLine[],
  variantId: string,
  count: (quantity: number) => number,
): readonly DraftLine[] {
  return lines.flatMap((line) => {
    if (line.variant.id !== variantId) return [line];
    const quantity = Math.min(count(line.quantity), MOST_UNITS);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}

function Line({
  line,
  prefs,
  currency,
  onQuantity,
}: {
  line: DraftLine;
  prefs: Prefs;
  currency: string;
  onQuantity: (count: (quantity: number) => number) => void;
}) {
  const t = useTranslations('orders.new');
  const { variant, quantity } = line;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-48">
        <span className="block truncate font-medium">
          <UserText>{variant.title}</UserText>
        </span>
        <p className="text-sm text-quiet">
          <Ltr>{variant.sku}</Ltr> ·{' '}
          <Money amountMinor={variant.priceMinor} currency={currency} prefs={prefs} />
        </p>
        <Left line={line} prefs={prefs} />
      </div>
      <div className="flex items-center gap-1">
        <IconButton
          label={t('less')}
          icon={<Minus aria-hidden />}
          onClick={() => onQuantity((now) => now - 1)}
        />
        <input
          key={quantity}
          dir="ltr"
          inputMode="numeric"
          aria-label={t('quantityOf', { goods: variant.title })}
          defaultValue={toLocaleDigits(String(quantity), prefs.digits)}
          onBlur={(event) => {
            const parsed = parseInteger(event.target.value);
            if (parsed.ok && parsed.value >= 0) onQuantity(() => parsed.value);
            else event.target.value = toLocaleDigits(String(quantity), prefs.digits);
          }}
          className="h-9 w-16 rounded-md border border-field bg-surface text-center pointer-coarse:h-11"
        />
        <IconButton
          label={t('more')}
          icon={<Plus aria-hidden />}
          onClick={() => onQuantity((now) => now + 1)}
        />
        <IconButton label={t('remove')} icon={<X aria-hidden />} onClick={() => onQuantity(() => 0)} />
      </div>
    </li>
  );
}

/** What is left of a variant and where; too little is said before it is refused. */
function Left({ line, prefs }: { line: DraftLine; prefs: Prefs }) {
  const t = useTranslations('orders.goods');
  const { variant, quantity } = line;
  if (variant.kind === 'service') return <p className="text-sm text-quiet">{t('service')}</p>;
  return (
    <p className={`text-sm ${quantity > variant.available ? 'text-warn' : 'text-quiet'}`}>
      {t('left', { count: formatNumber(variant.available, prefs) })}
      {variant.locations.map((one) => (
        <span key={one.name} className="whitespace-nowrap">
          {' · '}
          <UserText>{one.name}</UserText> <bdi>{formatNumber(one.available, prefs)}</bdi>
        </span>
      ))}
    </p>
  );
}
