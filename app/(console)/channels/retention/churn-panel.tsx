import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ChurnRow, ChurnWatch } from '#domains/analytics/retention/watch-churn.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TOUCH_BUTTON, TOUCH_LINKS } from '../_cards/touch-links.ts';
import { WideArea } from '../_cards/wide-area.tsx';
import { leavingPeople } from './people-behind.ts';
import type { NamedChannel } from './stay-panel.tsx';

type Props = {
  watch: ChurnWatch;
  channels: readonly NamedChannel[];
  mayOpen: boolean;
  currency: string;
  prefs: Prefs;
};

const CELL = `border-b border-line px-2 py-1.5 text-end whitespace-nowrap pointer-coarse:h-10 ${TOUCH_LINKS}`;
const COLUMNS = ['customers', 'unknown', 'low', 'late', 'atRisk', 'net', 'foretold'] as const;

/** Who may be leaving, by the channel that won them, and what is at stake. */
export function ChurnPanel({ watch, channels, mayOpen, currency, prefs }: Props) {
  const t = useTranslations('retention.churn');
  const { untilOn, rows } = watch;
  return (
    <Panel
      title={t('title')}
      action={
        <span className={TOUCH_BUTTON}>
          <Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />
        </span>
      }
    >
      {rows.length === 0 || !untilOn ? (
        <p className="text-quiet">{t('none')}</p>
      ) : (
        <>
          <WideArea label={t('title')} className="-mx-4 ps-4 print:[zoom:0.72]">
            <table className="w-full border-separate border-spacing-0 text-sm" data-churn>
              <caption className="pb-2 text-start text-quiet">
                <span className="block max-w-[calc(100vw-4rem)]">
                  {t('caption', { day: formatBusinessDate(untilOn, prefs) })}
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
                  {COLUMNS.map((column) => (
                    <th key={column} scope="col" className={`${CELL} font-normal`}>
                      {t(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row
                    key={row.channelId ?? 'all'}
                    row={row}
                    channel={channels.find(({ id }) => id === row.channelId)}
                    {...{ mayOpen, currency, prefs }}
                  />
                ))}
              </tbody>
            </table>
          </WideArea>
          {mayOpen ? (
            <p className="mt-3 flex flex-wrap gap-2" data-no-print>
              <LinkButton size="small" href="/customers?alive=low">
                {t('listLow')}
              </LinkButton>
            </p>
          ) : null}
        </>
      )}
    </Panel>
  );
}

type RowProps = Pick<Props, 'mayOpen' | 'currency' | 'prefs'> & {
  row: ChurnRow;
  channel: NamedChannel | undefined;
};

function Row({ row, channel, mayOpen, currency, prefs }: RowProps) {
  const t = useTranslations('retention.churn');
  const people = (rows: 'low' | 'late') => {
    const count = <Count value={row[rows]} prefs={prefs} />;
    if (!mayOpen || row[rows] === 0) return count;
    const href = leavingPeople({ channelId: row.channelId, rows });
    return (
      <Link href={asRoute(href)} prefetch={false} className="hover:underline">
        {count}
      </Link>
    );
  };
  return (
    <tr>
      <th
        scope="row"
        className="sticky start-0 z-1 border-b border-line bg-surface py-1.5 pe-3 text-start font-normal"
      >
        {channel ? <ChannelMark kind={asChannelKind(channel.kind)}>{channel.name}</ChannelMark> : t('all')}
      </th>
      <td className={CELL}>
        <Count value={row.customers} prefs={prefs} />
      </td>
      <td className={CELL}>
        <Count value={row.unknown} prefs={prefs} />
      </td>
      <td className={CELL}>{people('low')}</td>
      <td className={CELL}>{people('late')}</td>
      <td className={CELL}>
        <Count value={row.atRisk} prefs={prefs} />
      </td>
      <td className={CELL}>
        <Money amountMinor={row.netMinor} currency={currency} prefs={prefs} />
      </td>
      <td className={CELL}>
        <Money amountMinor={row.foretoldMinor} currency={currency} prefs={prefs} />
      </td>
    </tr>
  );
}
