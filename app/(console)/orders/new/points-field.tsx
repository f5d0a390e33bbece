'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Day } from '#components/ui/figures.tsx';
import type { Spendable } from '#domains/loyalty/spending/get-spendable.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const WHOLE = 10_000;

type Props = {
  points: Spendable;
  currency: string;
  prefs: Prefs;
  onPoints: (points: number | null) => void;
};

/** What the customer has, and how many of it are to pay for this order; one touch takes as many as fit. */
export function PointsField({ points, currency, prefs, onPoints }: Props) {
  const t = useTranslations('loyalty.pay');
  const tPanel = useTranslations('loyalty.panel');
  const [text, setText] = useState('');
  const { usable, expiring, mostPoints, mostMinor, leastPoints, mostBasisPoints } = points;
  const most = formatNumber(mostPoints, prefs);
  const share = formatPercent(mostBasisPoints / WHOLE, prefs);

  function type(typed: string) {
    setText(typed);
    onPoints(readPoints(typed));
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-md border border-line p-3">
      <legend className="px-1 text-sm text-quiet">{t('title')}</legend>
      <p>
        <bdi>{t('has', { count: usable, shown: formatNumber(usable, prefs) })}</bdi>
        {expiring ? (
          <span className="block text-sm text-warn">
            {tPanel('expiring', { points: formatNumber(expiring.points, prefs) })}{' '}
            <Day on={expiring.firstOn} prefs={prefs} />
          </span>
        ) : null}
      </p>
      {mostPoints > 0 || text !== '' ? (
        <>
          <TextField
            label={t('use')}
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            isOptional
            value={text}
            help={t('most', { most, amount: `\u2068${formatMoney(mostMinor, currency, prefs)}\u2069` })}
            error={problemWith(text)}
            onChange={(event) => type(event.target.value)}
          />
          {mostPoints > 0 ? (
            <Button
              className="self-start"
              onClick={() => type(toLocaleDigits(String(mostPoints), prefs.digits))}
            >
              {t('all', { points: most })}
            </Button>
          ) : null}
        </>
      ) : usable > 0 ? (
        <p className="text-sm text-quiet">
          {t('tooFew', { least: formatNumber(leastPoints, prefs), share })}
        </p>
      ) : null}
    </fieldset>
  );

  function problemWith(typed: string): string | undefined {
    const wanted = readPoints(typed);
    if (wanted === null) return t('unclear');
    if (wanted > mostPoints) return t('tooMany', { most });
    const isStep = wanted % points.stepPoints === 0 && wanted >= leastPoints;
    if (wanted === 0 || isStep) return undefined;
    const step = formatNumber(points.stepPoints, prefs);
    return t('steps', { least: formatNumber(leastPoints, prefs), step });
  }
}

/** Points that were typed, 0 for none; null where they are unclear. */
function readPoints(text: string): number | null {
  if (text.trim() === '') return 0;
  const parsed = parseInteger(text);
  return parsed.ok && parsed.value >= 0 ? parsed.value : null;
}
