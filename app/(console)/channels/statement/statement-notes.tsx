import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { SegmentMoves } from '#domains/analytics/statement/find-segment-moves.ts';
import type { Statement } from '#domains/analytics/statement/statement.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { BudgetNotes } from './budget-notes.tsx';

/** What one must know beside the figures: what is missing in them, and what they are not. */
export function StatementNotes({
  found,
  period,
  prefs,
}: {
  found: Statement;
  period: { from: string; to: string };
  prefs: Prefs;
}) {
  const t = useTranslations('statement');
  const { missing, addsUp, moves, budget } = found;
  const isMissing = missing.unitsWithoutCost > 0 || missing.channelsWithoutFees.length > 0;
  return (
    <div className="mb-4 flex flex-col gap-2">
      {isMissing ? (
        <Banner
          tone="info"
          title={t('missing.title')}
          action={
            <span data-no-print>
              <LinkButton size="small" href={`/channels/costs?from=${period.from}&to=${period.to}`}>
                {t('missing.all')}
              </LinkButton>
            </span>
          }
        >
          <ul className="flex flex-col gap-1">
            {missing.unitsWithoutCost > 0 ? (
              <li>
                {t.rich('missing.units', {
                  count: missing.unitsWithoutCost,
                  all: () => <Count value={missing.units} prefs={prefs} />,
                })}
              </li>
            ) : null}
            {missing.channelsWithoutFees.length > 0 ? (
              <li>
                {t('missing.fees')}{' '}
                {missing.channelsWithoutFees.map(({ id, name }, at) => (
                  <span key={id}>
                    {at > 0 ? ' · ' : ''}
                    <Link href={asRoute(`/channels/${id}/costs`)} className="underline">
                      <bdi>{name}</bdi>
                    </Link>
                  </span>
                ))}
              </li>
            ) : null}
          </ul>
        </Banner>
      ) : null}
      {addsUp ? null : <p className="text-sm text-quiet">{t('overlap')}</p>}
      {moves ? <Moves moves={moves} prefs={prefs} /> : null}
      {budget ? <BudgetNotes found={found} budget={budget} /> : null}
    </div>
  );
}

/** Since when who came into segments or left them is not in the figures yet. */
function Moves({ moves, prefs }: { moves: SegmentMoves; prefs: Prefs }) {
  const t = useTranslations('statement.moves');
  if (moves.segments.length === 0)
    return (
      <p className="text-sm text-quiet" data-moves>
        {t.rich('people', { time: () => <Time at={moves.since} prefs={prefs} /> })}
      </p>
    );
  return (
    <Banner tone="warn" title={t('title')}>
      {moves.segments.map((name, at) => (
        <span key={name}>
          {at > 0 ? ' · ' : ''}
          <bdi>{name}</bdi>
        </span>
      ))}
    </Banner>
  );
}
