import { MoveRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import { Money } from '#components/ui/figures.tsx';
import type { BoardRow } from '#domains/analytics/board/channel-board.ts';
import type { PathCell } from '#domains/analytics/board/channel-paths.ts';
import type { Period } from '#domains/analytics/period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { pathRows } from '../rows-behind.ts';

const SHOWN_AT_FIRST = 8;

type Channel = Pick<BoardRow, 'channelId' | 'name' | 'kind'>;
type Props = {
  channels: readonly Channel[];
  cells: readonly PathCell[];
  period: Period;
  currency: string;
  prefs: Prefs;
};

/** Which channel won and which one sold, on a phone: the pairs one under the other, those with the most orders first. */
export function PathList({ channels, cells, ...rest }: Props) {
  const t = useTranslations('board.paths');
  const sorted = cells.toSorted((one, other) => other.orders - one.orders || other.netMinor - one.netMinor);
  const most = Math.max(1, sorted[0]?.orders ?? 0);
  const channelOf = (id: string | null) => channels.find(({ channelId }) => channelId === id);
  const row = (cell: PathCell) => (
    <Pair
      key={`${cell.firstChannelId} ${cell.channelId}`}
      cell={cell}
      first={channelOf(cell.firstChannelId)}
      selling={channelOf(cell.channelId)}
      share={cell.orders / most}
      {...rest}
    />
  );
  const hidden = sorted.slice(SHOWN_AT_FIRST);
  return (
    <>
      <ul aria-label={t('title')}>{sorted.slice(0, SHOWN_AT_FIRST).map(row)}</ul>
      {hidden.length > 0 ? (
        <details>
          <summary className="py-2.5 text-sm text-accent">{t('more', { count: hidden.length })}</summary>
          <ul aria-label={t('title')}>{hidden.map(row)}</ul>
        </details>
      ) : null}
    </>
  );
}

type PairProps = Omit<Props, 'channels' | 'cells'> & {
  cell: PathCell;
  first: Channel | undefined;
  selling: Channel | undefined;
  /** Its orders against the most of any pair. */
  share: number;
};

function Pair({ cell, first, selling, share, period, currency, prefs }: PairProps) {
  const t = useTranslations('board.paths');
  return (
    <li className="border-b border-line last:border-b-0">
      <a href={pathRows(cell.firstChannelId, cell.channelId, period)} className="block py-2">
        <span className="flex items-center justify-between gap-3">
          <span className="flex min-w-0 flex-wrap items-center gap-x-2">
            <span className="sr-only">{t('won')} </span>
            {first ? <Mark channel={first} /> : <span className="text-quiet">{t('nobody')}</span>}
            <MoveRight aria-hidden className="size-4 shrink-0 text-quiet rtl:rotate-180" />
            <span className="sr-only">{t('sold')} </span>
            {selling ? <Mark channel={selling} /> : null}
          </span>
          <span className="shrink-0 text-end tabular-nums">
            <span className="block font-medium">{t('orders', { count: cell.orders })}</span>
            <span className="block text-sm text-quiet">
              <Money amountMinor={cell.netMinor} currency={currency} prefs={prefs} />
            </span>
          </span>
        </span>
        <span
          aria-hidden
          className="mt-1 block h-1 rounded-full bg-accent-line"
          style={{ inlineSize: `${Math.max(1, Math.round(share * 100))}%` }}
        />
      </a>
    </li>
  );
}

function Mark({ channel }: { channel: Channel }) {
  return <ChannelMark kind={asChannelKind(channel.kind)}>{channel.name}</ChannelMark>;
}
