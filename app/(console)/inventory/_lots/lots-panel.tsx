import { getTranslations } from 'next-intl/server';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Ctx } from '#domains/context.ts';
import type { VariantLot } from '#domains/inventory/lots/list-variant-lots.ts';
import { readLotSettings } from '#domains/inventory/lots/lot-settings.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { LotDue } from './lot-due.tsx';

type Props = { ctx: Ctx; lots: readonly VariantLot[]; prefs: Prefs };

/** The lots of a variant, in the order in which they leave, and where they lie. */
export async function LotsPanel({ ctx, lots, prefs }: Props) {
  const [t, { expiringDays }] = await Promise.all([getTranslations('lots'), readLotSettings(ctx.db)]);
  return (
    <Panel title={t('panel.title')}>
      {lots.length === 0 ? <p className="text-quiet">{t('panel.none')}</p> : null}
      <ul className="-my-3 flex flex-col divide-y divide-line">
        {lots.map((lot) => (
          <li key={lot.id} className="flex flex-col gap-1 py-3">
            <div className="flex items-baseline justify-between gap-3">
              {lot.code === '' ? (
                <span className="text-quiet">{t('unnamed')}</span>
              ) : (
                <Ltr className="font-medium break-all">{lot.code}</Ltr>
              )}
              <span className="font-medium">
                <Count value={lot.quantity} prefs={prefs} />
              </span>
            </div>
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm">
              <LotDue {...lot} expiringDays={expiringDays} prefs={prefs} />
              <ul className="flex flex-wrap gap-x-3 text-quiet">
                {lot.places.map((place) => (
                  <li key={place.id}>
                    <UserText>{place.name}</UserText> <Count value={place.quantity} prefs={prefs} />
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
