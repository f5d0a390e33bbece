import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, hrefWith, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { ViewTabs } from '#components/table/view-tabs.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { PRESETS, readPeriod } from '#domains/analytics/read-period.ts';
import {
  listClaims,
  readClaimFilter,
  readClaimsPage,
  sumClaims,
} from '#domains/orders/returns/claims/claim-figures.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { ClaimBoard } from './claim-board.tsx';
import { ClaimList } from './claim-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns.claims'))('title') };
}

/** What went wrong on the way and what it cost: by cause, carrier and place, with the claims behind each figure. */
export default async function ClaimsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, tPeriod, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('returns.claims'),
    getTranslations('channels.period'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'order.read')) return <EmptyState kind="no-permission" />;
  const asked = (name: string) => firstValueOf(params[name]);
  const today = dayIn(business.timeZone, ctx.now);
  const { preset, period } = readPeriod({ preset: asked('preset') ?? '90days' }, today, prefs.calendar);
  const all = readClaimFilter({}, period);
  const filter = readClaimFilter(
    { kind: asked('kind'), carrier: asked('carrier'), location: asked('location') },
    period,
  );
  const start = readClaimsPage({ after: asked('after'), before: asked('before') });
  const [figures, shown, rows] = await Promise.all([
    sumClaims(ctx, all),
    sumClaims(ctx, filter),
    listClaims(ctx, filter, start),
  ]);
  const location = { pathname: '/returns/claims', params };
  const currency = business.reportingCurrency;
  const isPart = filter.kind !== null || filter.carrier !== null || filter.locationId !== null;
  const everything = hrefWith(location, { kind: null, carrier: null, location: null });
  const end = start + rows.length;
  const views = PRESETS.map((name) => ({
    id: name,
    name: tPeriod(name),
    href: hrefWith(location, { preset: name }),
    isCurrent: preset === name,
  }));
  return (
    <>
      <RefreshOn topics={start > 0 ? [] : ['order']} />
      <PageHeader title={t('title')} answers={t('answers')} />
      <ViewTabs views={views} />
      {figures.total.claims === 0 ? (
        <EmptyState kind="nothing-yet" title={t('noneTitle')} hint={t('noneHint')} />
      ) : (
        <div className="flex flex-col gap-4">
          <ClaimBoard
            figures={figures}
            filter={filter}
            location={location}
            currency={currency}
            prefs={prefs}
          />
          <Panel
            title={t(isPart ? 'listPart' : 'list')}
            action={isPart ? <LinkButton href={everything}>{t('showAll')}</LinkButton> : null}
          >
            <ClaimList rows={rows} total={shown.total} currency={currency} prefs={prefs} />
          </Panel>
          <Pager
            location={location}
            before={start > 0 ? String(start) : null}
            after={end < shown.total.claims ? String(end) : null}
            count={{ value: shown.total.claims, isExact: true }}
          />
        </div>
      )}
    </>
  );
}
