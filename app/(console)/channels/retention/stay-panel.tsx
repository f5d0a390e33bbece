import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { FEWEST_BUYERS, SPANS, type Stay, type StaySpan } from '#domains/analytics/retention/list-stays.ts';
import { monthOf } from '#lib/calendar.ts';
import { formatMonth } from '#lib/format/format-date.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { addDays } from '#lib/time.ts';
import { TOUCH_BUTTON, TOUCH_LINKS } from '../_cards/touch-links.ts';
import { WideArea } from '../_cards/wide-area.tsx';
import { ChoiceLinks } from './choice-links.tsx';
import { stayedPeople } from './people-behind.ts';
import type { Asked } from './read-asked.ts';

/** A channel as the panels name it. */
export type NamedChannel = { id: string; name: string; kind: string };

type Props = {
  spans: readonly StaySpan[];
  channels: readonly NamedChannel[];
  asked: Asked;
  location: ListLocation;
  mayOpen: boolean;
  prefs: Prefs;
};

const CELL = `border-b border-line px-2 py-1.5 text-end whitespace-nowrap pointer-coarse:h-10 ${TOUCH_LINKS}`;
const MONTHS_OF = { month: 1, quarter: 3 };

/** Who bought in both of two months or quarters that follow one another, by the channel that won them. */
export function StayPanel({ spans, channels, asked, location, mayOpen, prefs }: Props) {
  const t = useTranslations('retention.stays');
  const shown = [
    null,
    ...channels.filter(({ id }) =>
      spans.some(({ stays }) => stays.some(({ channelId }) => channelId === id)),
    ),
  ];
  return (
    <Panel
      title={t('title')}
      action={
        <span className={TOUCH_BUTTON}>
          <Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />
        </span>
      }
    >
      <div className="mb-3 text-sm">
        <ChoiceLinks
          label={t('show')}
          options={SPANS.map((span) => ({
            key: span,
            name: t(`span.${span}`),
            href: hrefWith(location, { span }),
            isOn: span === asked.span,
          }))}
        />
      </div>
      {spans.length === 0 ? (
        <p className="text-quiet">{t(`none.${asked.span}`)}</p>
      ) : (
        <WideArea label={t('title')} className="-mx-4 ps-4 print:[zoom:0.62]">
          <table className="w-full border-separate border-spacing-0 text-sm" data-stays>
            <caption className="pb-2 text-start text-quiet">
              <span className="block max-w-[calc(100vw-4rem)]">
                {t('caption', { fewest: FEWEST_BUYERS })}
              </span>
            </caption>
            <thead>
              <tr className="text-quiet">
                <th
                  scope="col"
                  className="sticky start-0 z-1 border-b border-line bg-surface text-start font-normal"
                >
                  {t('channel')}
                </th>
                {spans.map(({ startsOn }) => (
                  <th key={startsOn} scope="col" className={`${CELL} font-normal`}>
                    {formatMonth(new Date(`${startsOn}T12:00:00Z`), { ...prefs, timeZone: 'UTC' })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((channel) => (
                <tr key={channel?.id ?? 'all'}>
                  <th
                    scope="row"
                    className="sticky start-0 z-1 border-b border-line bg-surface py-1.5 pe-3 text-start font-normal"
                  >
                    {channel ? (
                      <ChannelMark kind={asChannelKind(channel.kind)}>{channel.name}</ChannelMark>
                    ) : (
                      t('all')
                    )}
                  </th>
                  {spans.map((span) => (
                    <td key={span.startsOn} className={CELL}>
                      <Rate
                        stay={span.stays.find(({ channelId }) => channelId === (channel?.id ?? null))}
                        {...{ span, asked, mayOpen, prefs }}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideArea>
      )}
    </Panel>
  );
}

type RateProps = Pick<Props, 'asked' | 'mayOpen' | 'prefs'> & { stay: Stay | undefined; span: StaySpan };

function Rate({ stay, span, asked, mayOpen, prefs }: RateProps) {
  const t = useTranslations('retention.stays');
  if (!stay) return <span className="text-quiet">–</span>;
  const [stayed, buyers] = [formatNumber(stay.stayed, prefs), formatNumber(stay.buyers, prefs)];
  const counts = <span className="block text-xs text-quiet">{t('of', { stayed, buyers })}</span>;
  if (stay.buyers < FEWEST_BUYERS) return counts;
  const text = <bdi>{formatPercent(stay.stayed / stay.buyers, prefs)}</bdi>;
  if (!mayOpen || stay.stayed === 0) {
    return (
      <>
        {text}
        {counts}
      </>
    );
  }
  return (
    <>
      <Link
        href={asRoute(
          stayedPeople({
            channelId: stay.channelId,
            days: { from: span.startsOn, to: addDays(span.nextOn, -1) },
            next: { from: span.nextOn, to: lastDay(span.nextOn, asked.span, prefs) },
          }),
        )}
        prefetch={false}
        className="hover:underline"
        data-stayed={stay.stayed}
      >
        {text}
      </Link>
      {counts}
    </>
  );
}

/** The last day of the month or quarter that begins on a day. */
function lastDay(startsOn: string, span: Asked['span'], prefs: Prefs): string {
  let { to } = monthOf(startsOn, prefs.calendar);
  for (let months = 1; months < MONTHS_OF[span]; months++) to = monthOf(addDays(to, 1), prefs.calendar).to;
  return to;
}
