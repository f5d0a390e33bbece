import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DateFilter } from '#components/table/date-filter.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { MOVEMENT_REASONS, type MovementPage, type MovementRow } from '#domains/inventory/list-movements.ts';
import type { Place } from '#domains/inventory/list-places.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const FILTERS = ['location', 'reason', 'from', 'to'];

type Props = { location: ListLocation; page: MovementPage; places: readonly Place[]; prefs: Prefs };

/** Everything that moved, newest first, narrowed by location, reason and days. */
export function MovementPanel({ location, page, places, prefs }: Props) {
  const t = useTranslations('inventory.variant');
  const tReason = useTranslations('statuses.movementReason');
  const isFiltered = FILTERS.some((name) => location.params[name] !== undefined);
  const isLater = location.params.after !== undefined;
  const place = { key: 'location', label: t('movement.location') };
  const reason = { key: 'reason', label: t('movement.reason') };
  return (
    <Panel title={t('movements')}>
      <FilterBar
        filters={[
          { ...place, options: places.map(({ id, name }) => ({ value: id, label: name })) },
          { ...reason, options: MOVEMENT_REASONS.map((value) => ({ value, label: tReason(value) })) },
        ]}
        end={<DateFilter label={t('movement.days')} />}
      />
      {page.rows.length === 0 ? (
        <div className="flex flex-wrap items-center gap-3 text-quiet">
          {t(isFiltered ? 'noMatch' : 'noMovements')}
          {isFiltered ? (
            <LinkButton size="small" href={location.pathname}>
              {t('showAllMovements')}
            </LinkButton>
          ) : null}
        </div>
      ) : (
        <ul className="flex flex-col">
          {page.rows.map((row) => (
            <MovementLine key={row.id} row={row} prefs={prefs} />
          ))}
        </ul>
      )}
      <div data-no-print className="mt-3 flex justify-end gap-2 empty:hidden">
        {isLater ? <LinkButton href={hrefWith(location, { after: null })}>{t('newest')}</LinkButton> : null}
        {page.after ? (
          <LinkButton href={hrefWith(location, { after: page.after })}>{t('older')}</LinkButton>
        ) : null}
      </div>
    </Panel>
  );
}

function MovementLine({ row, prefs }: { row: MovementRow; prefs: Prefs }) {
  const t = useTranslations('inventory.variant');
  const tReason = useTranslations('statuses.movementReason');
  return (
    <li className="flex items-start justify-between gap-4 border-b border-line py-2 last:border-b-0">
      <div className="min-w-0">
        <p className="flex flex-wrap gap-x-2">
          <span className="font-medium">{tReason(row.reason)}</span>
          <span>
            <UserText>{row.fromName}</UserText>{' '}
            <span aria-hidden className="inline-block rtl:-scale-x-100">
              →
            </span>{' '}
            <UserText>{row.toName}</UserText>
          </span>
        </p>
        <p className="text-sm text-quiet">
          <Time at={new Date(row.at)} prefs={prefs} /> · <UserText>{row.actorName}</UserText>
          {row.orderId && row.orderNumber !== null ? (
            <>
              {' · '}
              <Link
                href={asRoute(`/orders/${row.orderId}`)}
                prefetch={false}
                className="inline-flex items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
              >
                {t('order', { number: toLocaleDigits(String(row.orderNumber), prefs.digits) })}
              </Link>
            </>
          ) : null}
          {row.note ? (
            <>
              {' · '}
              <UserText>{row.note}</UserText>
            </>
          ) : null}
        </p>
      </div>
      <span className="shrink-0 font-medium">
        <Count value={row.quantity} prefs={prefs} />
      </span>
    </li>
  );
}
