'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { StockAtPlace, VariantStock } from '#domains/inventory/get-variant-stock.ts';
import type { VariantLot } from '#domains/inventory/lots/list-variant-lots.ts';
import type { CountingUnit } from '#domains/inventory/units/counting-unit.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { ChangingCount } from '../changing-count.tsx';
import { Cover } from '../cover.tsx';
import { MarkBadge } from '../mark-badge.tsx';

type Rights = { mayAdjust: boolean; mayMove: boolean; maySetSafety: boolean };
type Variant = { id: string; sku: string };
type Form = 'adjust' | 'move' | 'safety';

type Props = {
  stock: VariantStock;
  summary: ReactNode;
  variant: Variant;
  /** In what it is counted beside pieces. */
  units: readonly CountingUnit[];
  rights: Rights;
  /** Of goods with lots, those on hand. */
  lots: readonly VariantLot[] | null;
};

/** Where a variant lies, with what can be done about it and why each figure is what it is. */
export function StockPanel({ stock, summary, variant, units, rights, lots }: Props) {
  const t = useTranslations('inventory');
  const [form, setForm] = useState<Form | null>(null);
  const [why, setWhy] = useState<StockAtPlace | null>(null);
  const Body = form && FORMS[form];
  const action = (
    <div className="flex flex-wrap gap-2">
      {rights.mayAdjust ? <Button onClick={() => setForm('adjust')}>{t('variant.adjust')}</Button> : null}
      {rights.mayMove ? <Button onClick={() => setForm('move')}>{t('variant.move')}</Button> : null}
      {rights.maySetSafety ? <Button onClick={() => setForm('safety')}>{t('variant.safety')}</Button> : null}
    </div>
  );
  return (
    <Panel title={t('variant.levels')} action={action}>
      {summary}
      <Levels stock={stock} onWhy={setWhy} />
      <Dialog
        title={form ? t(`${form}.title`, { sku: variant.sku }) : ''}
        isOpen={form !== null}
        onOpenChange={() => setForm(null)}
      >
        {Body ? (
          <Body
            variant={variant}
            units={units}
            places={stock.places}
            lots={lots}
            onDone={() => setForm(null)}
          />
        ) : null}
      </Dialog>
      {why ? <WhyDrawer variant={variant} place={why} onClose={() => setWhy(null)} /> : null}
    </Panel>
  );
}

// What nobody has asked for yet is not loaded with the page.
const FORMS = {
  adjust: dynamic(() => import('./adjust-form.tsx').then((file) => file.AdjustForm)),
  move: dynamic(() => import('./move-form.tsx').then((file) => file.MoveForm)),
  safety: dynamic(() => import('./safety-form.tsx').then((file) => file.SafetyForm)),
};
const WhyDrawer = dynamic(() => import('./why-drawer.tsx').then((file) => file.WhyDrawer));

const HEAD = 'px-1 py-2 align-bottom text-xs font-medium text-quiet sm:px-2 sm:text-sm sm:whitespace-nowrap';
const CELL = 'h-11 border-t border-line px-1 text-end sm:px-2';

function Levels({ stock, onWhy }: { stock: VariantStock; onWhy: (place: StockAtPlace) => void }) {
  const t = useTranslations('inventory');
  const prefs = usePrefs();
  const figures = ['onHand', 'reserved', 'safety', 'available'] as const;
  return (
    <div className="-mx-4 overflow-x-auto px-4">
      <table aria-label={t('variant.levels')} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} text-start`}>
              {t('column.location')}
            </th>
            {figures.map((key) => (
              <th key={key} scope="col" className={`${HEAD} text-end`}>
                {t(`column.${key}`)}
              </th>
            ))}
            <th scope="col" className={`${HEAD} text-end max-sm:hidden`}>
              {t('column.cover')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stock.places.map((place) => (
            <tr key={place.id}>
              <th scope="row" className={`${CELL} max-w-40 text-start font-normal sm:max-w-none`}>
                <span className="flex flex-wrap items-center gap-x-2">
                  <UserText>{place.name}</UserText>
                  <MarkBadge mark={place.mark} />
                  {place.sells ? null : <span className="text-xs text-quiet">{t('variant.notSelling')}</span>}
                </span>
              </th>
              <td className={CELL}>
                <button
                  type="button"
                  onClick={() => onWhy(place)}
                  aria-label={t('variant.whyAt', {
                    figure: formatNumber(place.onHand, prefs),
                    location: place.name,
                  })}
                  className="-me-1 min-h-9 min-w-9 rounded-md text-end font-medium text-accent underline decoration-dotted underline-offset-4 hover:bg-neutral-3 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
                >
                  <ChangingCount value={place.onHand} prefs={prefs} />
                </button>
              </td>
              {figures.slice(1).map((key) => (
                <td key={key} className={CELL}>
                  <ChangingCount value={place[key]} prefs={prefs} />
                </td>
              ))}
              <td className={`${CELL} max-sm:hidden`}>
                <Cover days={place.coverDays} prefs={prefs} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className={`${CELL} text-start`}>
              {t('variant.together')}
            </th>
            {figures.map((key) => (
              <td key={key} className={CELL}>
                <ChangingCount value={stock[key]} prefs={prefs} />
              </td>
            ))}
            <td className={`${CELL} max-sm:hidden`}>
              <Cover days={stock.coverDays} prefs={prefs} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
