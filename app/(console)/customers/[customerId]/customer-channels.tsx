import { useTranslations } from 'next-intl';
import { ChannelMark, channelColour } from '#components/ui/channel-mark.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ChannelShare, CustomerValue } from '#domains/customers/get-customer-value.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { value: CustomerValue; currency: string; prefs: Prefs };

/** Where the person buys: each channel's part of the net sales, with what belongs to no order at the end. */
export function CustomerChannels({ value, currency, prefs }: Props) {
  const t = useTranslations('customers.channels');
  if (value.channels.length === 0) return null;
  const whole = value.channels.reduce((sum, { netMinor }) => sum + Math.max(0, netMinor), 0);
  return (
    <Panel
      title={t('title')}
      action={<Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />}
    >
      <ul className="flex flex-col gap-3">
        {value.channels.map((channel) => (
          <Share key={channel.id} channel={channel} whole={whole} currency={currency} prefs={prefs} />
        ))}
      </ul>
      {value.looseMinor === 0 ? null : (
        <p className="mt-3 flex justify-between gap-4 border-t border-line pt-3 text-quiet">
          <span>{t('loose')}</span>
          <Money amountMinor={value.looseMinor} currency={currency} prefs={prefs} />
        </p>
      )}
    </Panel>
  );
}

type ShareProps = { channel: ChannelShare; whole: number; currency: string; prefs: Prefs };

function Share({ channel, whole, currency, prefs }: ShareProps) {
  const t = useTranslations('customers.channels');
  const share = whole > 0 ? Math.max(0, channel.netMinor) / whole : 0;
  return (
    <li className="flex flex-col gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <ChannelMark kind={channel.kind}>{channel.name}</ChannelMark>
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-sm text-quiet">{t('orders', { count: channel.orders })}</span>
          <Money amountMinor={channel.netMinor} currency={currency} prefs={prefs} />
          <span className="min-w-12 text-end text-sm text-quiet">
            <bdi>{formatPercent(share, prefs)}</bdi>
          </span>
        </span>
      </div>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-neutral-3">
        <div
          className="h-full rounded-full"
          style={{ inlineSize: `${share * 100}%`, backgroundColor: channelColour(channel.kind) }}
        />
      </div>
    </li>
  );
}
