'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Count } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Bundle } from '#domains/catalog/get-bundle.ts';
import { formatNumber } from '#lib/format/format-number.ts';

type Props = { variant: { id: string; sku: string }; bundle: Bundle; mayEdit: boolean };

// Loaded when somebody opens it.
const BundleForm = dynamic(() => import('./bundle-form.tsx').then((file) => file.BundleForm));

/** What a bundle is made of, how many there are and which component runs out first. */
export function BundlePanel({ variant, bundle, mayEdit }: Props) {
  const t = useTranslations('bundles');
  const prefs = usePrefs();
  const [isOpen, setOpen] = useState(false);
  const isEmpty = bundle.components.length === 0;
  const action = mayEdit ? (
    <Button onClick={() => setOpen(true)}>{isEmpty ? t('make') : t('edit')}</Button>
  ) : null;
  return (
    <Panel title={t('title')} action={action}>
      {isEmpty ? (
        <p className="text-quiet">{t('makeHelp')}</p>
      ) : (
        <div className="flex flex-col gap-3">
          <p>
            <span className="font-medium">
              {t('available', { count: bundle.bundles, number: formatNumber(bundle.bundles, prefs) })}
            </span>{' '}
            {bundle.limitedBy ? <span className="text-quiet">{t('limited', bundle.limitedBy)}</span> : null}
          </p>
          <Components bundle={bundle} />
          {bundle.places.length > 0 ? <Places bundle={bundle} /> : null}
        </div>
      )}
      <Dialog title={t('formTitle', { sku: variant.sku })} isOpen={isOpen} onOpenChange={setOpen}>
        {isOpen ? <BundleForm variantId={variant.id} bundle={bundle} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </Panel>
  );
}

const HEAD = 'px-1 py-2 text-sm font-medium text-quiet sm:px-2';
const CELL = 'h-11 border-t border-line px-1 text-end sm:px-2';

function Components({ bundle }: Pick<Props, 'bundle'>) {
  const t = useTranslations('bundles');
  const prefs = usePrefs();
  return (
    <div className="-mx-4 overflow-x-auto px-4">
      <table aria-label={t('title')} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} text-start`}>
              {t('component')}
            </th>
            {(['each', 'free', 'makes'] as const).map((key) => (
              <th key={key} scope="col" className={`${HEAD} text-end`}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bundle.components.map((part) => (
            <tr key={part.variantId} className={part.sku === bundle.limitedBy?.sku ? 'text-warn' : ''}>
              <th scope="row" className={`${CELL} text-start font-normal`}>
                <Link
                  href={asRoute(`/inventory/${part.variantId}`)}
                  prefetch={false}
                  className="inline-flex min-h-11 flex-wrap items-center gap-x-2 hover:underline"
                >
                  <UserText>{part.title}</UserText>
                  <Ltr className="text-sm text-quiet">{part.sku}</Ltr>
                </Link>
              </th>
              {[part.quantity, part.available, Math.floor(part.available / part.quantity)].map(
                (figure, at) => (
                  <td key={['each', 'free', 'makes'][at]} className={CELL}>
                    <Count value={figure} prefs={prefs} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Places({ bundle }: Pick<Props, 'bundle'>) {
  const t = useTranslations('bundles');
  const prefs = usePrefs();
  return (
    <section>
      <h3 className="text-sm font-medium text-quiet">{t('atPlaces')}</h3>
      <ul>
        {bundle.places.map((place) => (
          <li key={place.id} className="flex min-h-9 flex-wrap items-center justify-between gap-x-4">
            <UserText>{place.name}</UserText>
            <span className="flex items-center gap-3">
              {place.limitedBy ? <Ltr className="text-sm text-quiet">{place.limitedBy}</Ltr> : null}
              <span className="min-w-8 text-end font-medium">
                <Count value={place.bundles} prefs={prefs} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
