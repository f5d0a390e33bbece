import { getTranslations } from 'next-intl/server';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getKeepHours, listPickups } from '#domains/fulfilment/pickup/list-pickups.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import type { StageProps } from '../(list)/stages.tsx';
import { ArrangeForm } from './arrange-form.tsx';
import { PickupCard } from './pickup-card.tsx';
import { SettingsForm } from './settings-form.tsx';

/** Orders whose customers come to this shop. */
export async function PickupStage({ session: { ctx, prefs, business }, place, after }: StageProps) {
  const t = await getTranslations('fulfilment');
  const [page, keepHours] = await Promise.all([
    listPickups(ctx, { locationId: place.id, ...(after && isId(after) ? { after } : {}) }),
    getKeepHours(ctx),
  ]);
  const { actor } = ctx;
  return (
    <div className="flex flex-col gap-4">
      {place.handsOver && can(actor, 'pickup.arrange') ? <ArrangeForm locationId={place.id} /> : null}
      {page.rows.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('empty.pickup.title')} hint={t('empty.pickup.hint')} />
      ) : (
        <ul aria-label={t('work.list')} className="flex flex-col gap-3">
          {page.rows.map((row) => (
            <PickupCard
              key={row.orderId}
              row={row}
              prefs={prefs}
              businessName={business.name}
              mayHandOver={can(actor, 'pickup.hand-over')}
              mayMove={can(actor, 'stock.move')}
              seesPeople={can(actor, 'customer.read')}
            />
          ))}
        </ul>
      )}
      {page.after === null ? null : (
        <LinkButton
          className="self-center"
          href={`/fulfilment?location=${place.id}&stage=pickup&after=${page.after}`}
        >
          {t('work.more')}
        </LinkButton>
      )}
      {can(actor, 'pickup.settings') ? <SettingsForm keepHours={keepHours} /> : null}
    </div>
  );
}
