'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { VariantUnits } from '#domains/inventory/units/list-units.ts';
import { useUnitWords } from '../../../_parts/use-unit-words.ts';

// Nobody has asked for it yet.
const UnitsForm = dynamic(() => import('./units-form.tsx').then((file) => file.UnitsForm));

type Props = { variant: { id: string; sku: string }; known: VariantUnits; mayEdit: boolean };

/** In what the goods are counted, and the barcodes of whole boxes. */
export function UnitsPanel({ variant, known, mayEdit }: Props) {
  const t = useTranslations('units');
  const words = useUnitWords(usePrefs());
  const [isOpen, setOpen] = useState(false);
  if (!mayEdit && known.units.length === 0) return null;
  return (
    <Panel
      title={t('title')}
      action={
        mayEdit ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('edit')}
          </Button>
        ) : undefined
      }
    >
      {known.units.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
      <ul className="flex flex-col gap-2">
        {known.units.map((unit) => (
          <li key={unit.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>
              {t('contains', {
                unit: words.nameOf(unit.name),
                pieces: words.countOf(unit.factor, known.base),
              })}
            </span>
            {unit.scannedAs ? <Ltr className="text-sm text-quiet">{unit.scannedAs}</Ltr> : null}
          </li>
        ))}
      </ul>
      <Dialog title={t('editTitle', { sku: variant.sku })} isOpen={isOpen} onOpenChange={setOpen}>
        <UnitsForm variantId={variant.id} known={known} onDone={() => setOpen(false)} />
      </Dialog>
    </Panel>
  );
}
