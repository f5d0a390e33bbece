import { useTranslations } from 'next-intl';
import { LineChart } from '#components/chart/chart.tsx';
import { asChannelKind, ChannelMark, channelColour } from '#components/ui/channel-mark.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { Panel } from '#components/ui/panel.tsx';
import {
  FEWEST_WAITING,
  type RepeatCurve,
  TOLD_DAYS,
} from '#domains/analytics/retention/list-repeat-curves.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TOUCH_BUTTON } from '../_cards/touch-links.ts';
import { WideArea } from '../_cards/wide-area.tsx';
import type { NamedChannel } from './stay-panel.tsx';

type Props = { curves: readonly RepeatCurve[]; channels: readonly NamedChannel[]; prefs: Prefs };

const CELL = 'border-b border-line px-2 py-1.5 text-end whitespace-nowrap';
const ALL = 'all';
const SHADES = ['100%', '65%', '40%', '85%', '50%'];

/** How soon customers buy again, by the channel that won them: a curve over the first year, and its figures. */
export function RepeatPanel({ curves, channels, prefs }: Props) {
  const t = useTranslations('retention.repeat');
  const nameOf = (id: string | null) => channels.find((channel) => channel.id === id);
  const drawn = curves.filter((curve) => curve.drawn.some(({ share }, at) => at > 0 && share !== null));
  const points = (drawn[0]?.drawn ?? []).map(({ days }, at) => ({
    day: formatNumber(days, prefs),
    ...Object.fromEntries(drawn.map((curve) => [curve.channelId ?? ALL, curve.drawn[at]?.share ?? null])),
  }));
  return (
    <Panel
      title={t('title')}
      action={
        <span className={TOUCH_BUTTON}>
          <Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />
        </span>
      }
    >
      <LineChart
        title={t('chart')}
        points={points}
        axis={{ key: 'day', label: t('day'), kind: 'category' }}
        series={drawn.map(({ channelId }) => ({
          key: channelId ?? ALL,
          label: nameOf(channelId)?.name ?? t('all'),
          colour: channelId === null ? 'var(--color-ink)' : shadeOf(channels, channelId),
        }))}
        format={{ kind: 'percent' }}
        enough={t('enough', { fewest: FEWEST_WAITING })}
      />
      <WideArea label={t('table')} className="-mx-4 mt-4 ps-4">
        <table className="w-full border-separate border-spacing-0 text-sm" data-repeat>
          <caption className="pb-2 text-start text-quiet">
            <span className="block max-w-[calc(100vw-4rem)]">{t('caption')}</span>
          </caption>
          <thead>
            <tr className="text-quiet">
              <th
                scope="col"
                className="sticky start-0 z-1 border-b border-line bg-surface text-start font-normal"
              >
                {t('channel')}
              </th>
              <th scope="col" className={`${CELL} font-normal`}>
                {t('customers')}
              </th>
              <th scope="col" className={`${CELL} font-normal`}>
                {t('rate')}
              </th>
              {TOLD_DAYS.map((days) => (
                <th key={days} scope="col" className={`${CELL} font-normal`}>
                  {t('within', { days })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {curves.map((curve) => (
              <CurveRow
                key={curve.channelId ?? ALL}
                curve={curve}
                channel={nameOf(curve.channelId)}
                prefs={prefs}
              />
            ))}
          </tbody>
        </table>
      </WideArea>
    </Panel>
  );
}

type RowProps = { curve: RepeatCurve; channel: NamedChannel | undefined; prefs: Prefs };

function CurveRow({ curve, channel, prefs }: RowProps) {
  const t = useTranslations('retention.repeat');
  return (
    <tr>
      <th
        scope="row"
        className="sticky start-0 z-1 border-b border-line bg-surface py-1.5 pe-3 text-start font-normal"
      >
        {channel ? <ChannelMark kind={asChannelKind(channel.kind)}>{channel.name}</ChannelMark> : t('all')}
      </th>
      <td className={CELL}>
        <bdi>{formatNumber(curve.customers, prefs)}</bdi>
      </td>
      <td className={CELL}>
        {curve.customers < FEWEST_WAITING ? (
          <span className="text-quiet">{t('tooFew', { fewest: FEWEST_WAITING })}</span>
        ) : (
          <bdi>{formatPercent(curve.again / curve.customers, prefs)}</bdi>
        )}
      </td>
      {curve.told.map(({ days, point }) => (
        <td key={days} className={CELL}>
          {point ? (
            <>
              <bdi>{formatPercent(point.share, prefs)}</bdi>
              <span className="block text-xs text-quiet">
                {t('range', {
                  low: formatPercent(point.low, prefs),
                  high: formatPercent(point.high, prefs),
                })}
              </span>
            </>
          ) : (
            <span className="text-quiet">{t('tooFew', { fewest: FEWEST_WAITING })}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

/** Channels of one kind share its colour; the second and third are lighter, so that lines can be told apart. */
function shadeOf(channels: readonly NamedChannel[], id: string): string {
  const kind = channels.find((channel) => channel.id === id)?.kind ?? '';
  const at = channels.filter((channel) => channel.kind === kind).findIndex((channel) => channel.id === id);
  const colour = channelColour(asChannelKind(kind));
  return at <= 0
    ? colour
    : `color-mix(in oklab, ${colour} ${SHADES[at % SHADES.length]}, var(--color-surface))`;
}
