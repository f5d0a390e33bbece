import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Money, TimeAgo } from '#components/ui/figures.tsx';
import type { listWaiting } from '#domains/customers/habits/list-waiting.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Carts and words that wait. */
export type Waiting = Awaited<ReturnType<typeof listWaiting>>;

const LINE =
  'flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0';

/** Carts that were not ordered yet and words without an answer, as lines of a list. */
export function WaitingThings({ waiting, now, prefs }: { waiting: Waiting; now: Date; prefs: Prefs }) {
  const t = useTranslations('customers.open');
  const tOrder = useTranslations('customers.orders');
  return (
    <>
      {waiting.carts.map((cart) => (
        <li key={cart.id} className={LINE}>
          <span className="font-medium">{t('cart')}</span>
          <span>{tOrder('units', { count: cart.units })}</span>
          <ChannelMark kind={cart.channel.kind}>{cart.channel.name}</ChannelMark>
          <span className="ms-auto flex flex-wrap items-baseline gap-x-3">
            <span className="text-sm text-quiet">
              <TimeAgo at={new Date(cart.at)} now={now} prefs={prefs} />
            </span>
            <Money amountMinor={cart.valueMinor} currency={cart.currency} prefs={prefs} />
          </span>
        </li>
      ))}
      {waiting.contacts.map((contact) => (
        <li key={contact.id} className={LINE}>
          <span className="font-medium">{t(`unanswered.${contact.kind}`)}</span>
          <UserText className="min-w-0 max-w-full truncate">{contact.about}</UserText>
          <ChannelMark kind={contact.channel.kind}>{contact.channel.name}</ChannelMark>
          <span className="ms-auto text-sm text-quiet">
            <TimeAgo at={new Date(contact.at)} now={now} prefs={prefs} />
          </span>
        </li>
      ))}
    </>
  );
}
