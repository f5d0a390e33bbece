import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { type ListParams, valuesOf } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listCohorts } from '#domains/analytics/retention/list-cohorts.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { countScores } from '#domains/predictions/insights/count-scores.ts';
import { getFits, type ShopFits } from '#domains/predictions/insights/get-fits.ts';
import { findBought, listAlsoBought } from '#domains/predictions/insights/list-also-bought.ts';
import { FEWEST_REPEAT_BUYERS } from '#domains/predictions/models/learn-shop.ts';
import { getPredictionRun } from '#domains/predictions/runs/get-prediction-run.ts';
import { can } from '#domains/team/can.ts';
import { monthOf } from '#lib/calendar.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { isId } from '#lib/ids.ts';
import { dayIn } from '#lib/time.ts';
import { AheadPanel } from './ahead-panel.tsx';
import { AlsoBought } from './also-bought.tsx';
import { ChanceTable } from './chance-table.tsx';
import { COHORT_MEASURES, CohortTable } from './cohort-table.tsx';
import { HoldoutChart } from './holdout-chart.tsx';
import { ModelTable } from './model-table.tsx';
import { RunBar, UpdateButton } from './run-bar.tsx';
import { ScoreGrid } from './score-grid.tsx';

const MOST_LETTERS = 100;
/** How many months of first orders stand before the running one. */
const MONTHS_BACK = 12;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('insights'))('title') };
}

/** Who comes again, what they will be worth, and how sure that is. */
export default async function InsightsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('insights'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'prediction.read')) return <EmptyState kind="no-permission" />;
  const asked = readAsked(params);
  const { calendar } = prefs;
  const today = dayIn(business.timeZone, ctx.now);
  const sinceOn = monthOf(today, calendar, MONTHS_BACK).from;
  const [shop, run, cells, cohorts, channels, found, also] = await Promise.all([
    getFits(ctx),
    getPredictionRun(ctx),
    countScores(ctx),
    listCohorts(ctx, { calendar, channelId: asked.channelId, sinceOn, today }),
    listChannels(ctx),
    asked.words === '' ? [] : findBought(ctx, asked.words),
    asked.productId ? listAlsoBought(ctx, asked.productId) : null,
  ]);
  const currency = business.reportingCurrency;
  const mayWrite = can(actor, 'prediction.write');
  const isAtWork = run?.status === 'waiting' || run?.status === 'running';
  const update = mayWrite ? <UpdateButton isBusy={isAtWork} /> : null;
  const until = shop ? t('until', { day: formatBusinessDate(shop.untilOn, prefs) }) : '';
  return (
    <div className="flex flex-col gap-4">
      <RefreshOn topics={['prediction']} />
      <PageHeader
        title={t('title')}
        answers={[t('answers'), until].filter(Boolean).join(' ')}
        action={
          <>
            <LinkButton href="/customers">{t('customers')}</LinkButton>
            {update}
          </>
        }
      />
      {run ? <RunBar run={run} mayStop={mayWrite} /> : null}
      {shop ? (
        <>
          <Models shop={shop} currency={currency} prefs={prefs} />
          <ScoreGrid cells={cells} prefs={prefs} />
          <CohortTable
            cohorts={cohorts}
            measure={asked.measure === 'margin' && !can(actor, 'cost.read') ? 'retention' : asked.measure}
            measures={COHORT_MEASURES.filter((one) => one !== 'margin' || can(actor, 'cost.read'))}
            channels={channels.map(({ id, name }) => ({ id, name }))}
            channelId={asked.channelId}
            location={{ pathname: '/customers/insights', params }}
            currency={currency}
            prefs={prefs}
          />
          <div id="also" className="scroll-mt-20">
            <AlsoBought words={asked.words} found={found} also={also} prefs={prefs} />
          </div>
        </>
      ) : (
        <EmptyState
          kind="nothing-yet"
          title={t('empty.title')}
          hint={t('empty.hint')}
          action={isAtWork ? null : update}
        />
      )}
    </div>
  );
}

async function Models({ shop, currency, prefs }: { shop: ShopFits; currency: string; prefs: Prefs }) {
  const t = await getTranslations('insights');
  const chosen = shop.fits.find(({ isChosen, model }) => isChosen && model !== 'gamma-gamma');
  if (!chosen) {
    const facts = { wanted: FEWEST_REPEAT_BUYERS, found: shop.buyers - shop.boughtOnce };
    return <EmptyState kind="nothing-yet" title={t('notEnough.title')} hint={t('notEnough.hint', facts)} />;
  }
  return (
    <>
      <AheadPanel shop={shop} chosen={chosen} currency={currency} prefs={prefs} />
      <HoldoutChart holdout={chosen.holdout} prefs={prefs} />
      <ChanceTable holdout={chosen.holdout} prefs={prefs} />
      <ModelTable fits={shop.fits} prefs={prefs} />
    </>
  );
}

/** What the address asks for; what is not understood asks for nothing. */
function readAsked(params: ListParams) {
  const one = (name: string) => valuesOf(params[name])[0] ?? '';
  const idOf = (text: string) => (isId(text) ? text : null);
  return {
    measure: COHORT_MEASURES.find((measure) => measure === one('measure')) ?? 'retention',
    channelId: idOf(one('channel')),
    productId: idOf(one('product')),
    words: one('product-name').trim().slice(0, MOST_LETTERS),
  };
}
