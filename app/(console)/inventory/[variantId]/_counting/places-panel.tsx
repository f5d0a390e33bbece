'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { VariantPlace } from '#domains/inventory/places/list-variant-places.ts';

// Nobody has asked for it yet.
const PlacesForm = dynamic(() => import('./places-form.tsx').then((file) => file.PlacesForm));

type Props = {
  sku: string;
  known: readonly VariantPlace[];
  /** The locations where goods lie on shelves. */
  locations: readonly { id: string; name: string }[];
  mayEdit: boolean;
};

/** In which zone and bin the goods lie at each location: pickers and counters walk by it. */
export function PlacesPanel({ sku, known, locations, mayEdit }: Props) {
  const t = useTranslations('inventory.place');
  const [isOpen, setOpen] = useState(false);
  if (!mayEdit && known.length === 0) return null;
  const names = new Map(locations.map((location) => [location.id, location.name]));
  return (
    <Panel
      title={t('title')}
      action={
        mayEdit && locations.length > 0 ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('edit')}
          </Button>
        ) : undefined
      }
    >
      {known.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
      <ul className="flex flex-col gap-2">
        {known.map(({ locationId, zone, bin }) => (
          <li key={locationId} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <UserText>{names.get(locationId) ?? '–'}</UserText>
            <span className="font-medium">
              <UserText>{zone}</UserText>
              {bin === '' ? null : (
                <>
                  {' · '}
                  <UserText>{bin}</UserText>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Dialog title={t('editTitle', { sku })} isOpen={isOpen} onOpenChange={setOpen}>
        <PlacesForm sku={sku} known={known} locations={locations} onDone={() => setOpen(false)} />
      </Dialog>
    </Panel>
  );
}
