import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import type { DecisionShown } from '#domains/orders/routing/get-decision.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { formatList } from '#lib/format/format-list.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { RerouteButton } from './reroute-button.tsx';

type Props = { orderId: string; shown: DecisionShown; currency: string; prefs: Prefs; mayReroute: boolean };
type Score = NonNullable<DecisionShown['decision']['chosen']>;

/** How it was decided where the order is served from, what would have come next, and who was not asked and why. */
export function RoutingPanel({ orderId, shown, currency, prefs, mayReroute }: Props) {
  const t = useTranslations('routing.why');
  const { decision, names, places, from, waitsFor } = shown;
  const nameOf = (ids: readonly string[]) =>
    formatList(
      ids.map((id) => names[id] ?? '?'),
      prefs,
    );
  const { chosen, runnerUp, decidedBy, excluded = [], waived = [] } = decision;
  const canReroute = mayReroute && from.length > 0;
  const action = canReroute ? <RerouteButton orderId={orderId} from={from} places={places} /> : null;
  return (
    <Panel title={t('title')} action={action}>
      <div className="flex flex-col gap-2">
        <DecidedBy decision={decision} prefs={prefs} />
        {waived.map((one) => (
          <p key={one}>{t(`waived.${one}`)}</p>
        ))}
        {chosen ? (
          <p>
            {t('chosen')}: <bdi className="font-medium">{nameOf(chosen.locationIds)}</bdi>
            <ScoreInWords score={chosen} currency={currency} prefs={prefs} />
          </p>
        ) : null}
        {runnerUp ? (
          <p className="text-quiet">
            <bdi>{t('next', { places: nameOf(runnerUp.locationIds) })}</bdi>
            <ScoreInWords score={runnerUp} currency={currency} prefs={prefs} />
            {decidedBy ? ` – ${t(`decided.${decidedBy}`)}` : null}
          </p>
        ) : null}
        {excluded.length > 0 ? (
          <div>
            <p className="text-sm text-quiet">{t('notAsked')}</p>
            <ul>
              {excluded.map((one) => (
                <li key={one.locationId}>
                  <bdi>{names[one.locationId] ?? '?'}</bdi>{' '}
                  <span className="text-quiet">{t(`excluded.${one.reason}`)}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {waitsFor.length > 0 ? (
          <div>
            <p className="text-sm text-quiet">{t('promiseTitle')}</p>
            <ul>
              {waitsFor.map(({ sku, quantity, expectedOn }) => (
                <li key={sku}>
                  {expectedOn
                    ? t('promise', {
                        sku,
                        quantity: formatNumber(quantity, prefs),
                        day: formatBusinessDate(expectedOn, prefs),
                      })
                    : t('noPromise', { sku, quantity: formatNumber(quantity, prefs) })}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function DecidedBy({ decision, prefs }: Pick<DecisionShown, 'decision'> & { prefs: Prefs }) {
  const t = useTranslations('routing.why');
  const { by = 'rules', version = 0, why = '' } = decision;
  if (by === 'person') return <p>{t('by.person', { why })}</p>;
  if (by === 'together') return <p>{t('by.together')}</p>;
  return (
    <>
      <p>{version > 0 ? t('by.rules', { version: formatNumber(version, prefs) }) : t('by.first')}</p>
      {why ? <p>{t('rerouted', { why })}</p> : null}
    </>
  );
}

function ScoreInWords({ score, currency, prefs }: { score: Score; currency: string; prefs: Prefs }) {
  const t = useTranslations('routing.why.score');
  const km = formatNumber(score.km, prefs);
  const pieces = [
    score.km > 0 ? t(score.isKmGuess ? 'kmGuess' : 'km', { km }) : null,
    score.shippingMinor ? t('shipping', { amount: formatMoney(score.shippingMinor, currency, prefs) }) : null,
    score.ageDays ? t('age', { count: score.ageDays, shown: formatNumber(score.ageDays, prefs) }) : null,
    score.labourMinor > 0 ? t('labour', { amount: formatMoney(score.labourMinor, currency, prefs) }) : null,
  ].filter((piece) => piece !== null);
  return pieces.length > 0 ? <bdi>{` (${formatList(pieces, prefs)})`}</bdi> : null;
}
