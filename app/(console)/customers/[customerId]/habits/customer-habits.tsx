import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { UserText } from '#components/ui/bdi-text.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { Count } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import {
  FEWEST_FOR_CHANNEL,
  FEWEST_FOR_HOUR,
  type Habit,
  WINDOW_HOURS,
} from '#domains/customers/habits/choose-habits.ts';
import type { ChannelCount, CustomerHabits as Habits } from '#domains/customers/habits/get-habits.ts';
import { formatTime } from '#lib/format/format-date.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { habits: Habits; prefs: Prefs };

/** So many channels are named beside the first; the rest is rare. */
const NAMED = 4;

/** Where and when the person comes to us, each with what that rests on. */
export function CustomerHabits({ habits, prefs }: Props) {
  const t = useTranslations('customers.habits');
  const { orders, contacts, devices, forms, hours } = habits;
  return (
    <Panel
      title={t('title')}
      action={<Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />}
    >
      <dl className="grid gap-4 sm:grid-cols-3">
        <Told name={t('orders')} fewest={FEWEST_FOR_CHANNEL} habit={orders.most} prefs={prefs} unit="orders">
          {(channel) => <ChannelMark kind={channel.kind}>{channel.name}</ChannelMark>}
        </Told>
        <Told
          name={t('contacts')}
          fewest={FEWEST_FOR_CHANNEL}
          habit={contacts.most}
          prefs={prefs}
          unit="contacts"
        >
          {(channel) => <ChannelMark kind={channel.kind}>{channel.name}</ChannelMark>}
        </Told>
        <Told name={t('hours')} fewest={FEWEST_FOR_HOUR} habit={hours} prefs={prefs} unit="acts">
          {(from) =>
            t.rich('between', {
              from: () => <Clock hour={from} prefs={prefs} />,
              to: () => <Clock hour={(from + WINDOW_HOURS) % 24} prefs={prefs} />,
            })
          }
        </Told>
      </dl>
      <Shares channels={contacts.channels} prefs={prefs} />
      <Devices devices={devices} forms={forms} prefs={prefs} />
    </Panel>
  );
}

type ToldProps<Value> = {
  name: string;
  habit: Habit<Value>;
  fewest: number;
  unit: 'orders' | 'contacts' | 'acts';
  prefs: Prefs;
  children: (value: Value) => ReactNode;
};

function Told<Value>({ name, habit, fewest, unit, children }: ToldProps<Value>) {
  const t = useTranslations('customers.habits');
  return (
    <div className="min-w-0">
      <dt className="text-sm text-quiet">{name}</dt>
      <dd>
        {habit === null ? <span className="text-quiet">{t('tooFew', { fewest })}</span> : null}
        {habit?.value === null ? t('none') : null}
        {habit && habit.value !== null ? (
          <>
            <span className="block font-medium">{children(habit.value)}</span>
            <span className="text-sm text-quiet">
              {t(`evidence.${unit}`, { count: habit.count, of: habit.of })}
            </span>
          </>
        ) : null}
      </dd>
    </div>
  );
}

/** Where the person looked around without ordering; nothing for a single place. */
function Shares({ channels, prefs }: { channels: readonly ChannelCount[]; prefs: Prefs }) {
  const t = useTranslations('customers.habits');
  if (channels.length < 2) return null;
  const all = channels.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul
      aria-label={t('contacts')}
      className="mt-4 flex flex-wrap gap-x-6 gap-y-1 border-t border-line pt-3 text-sm"
    >
      {channels.slice(0, NAMED).map((channel) => (
        <li key={channel.name} className="flex items-center gap-2">
          <ChannelMark kind={channel.kind}>{channel.name}</ChannelMark>
          <span className="text-quiet">
            <Count value={channel.count} prefs={prefs} /> ·{' '}
            <bdi>{formatPercent(channel.count / all, prefs)}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** From which devices the person looks around, of what told it. */
function Devices({ devices, forms, prefs }: Pick<Habits, 'devices' | 'forms'> & { prefs: Prefs }) {
  const t = useTranslations('customers.habits');
  const isEnough = devices.of >= FEWEST_FOR_CHANNEL || forms.of >= FEWEST_FOR_CHANNEL;
  const told = [devices, forms].filter(({ of }) => of >= FEWEST_FOR_CHANNEL);
  return (
    <div className="mt-4 border-t border-line pt-3 text-sm">
      <p className="text-quiet">{t('devices')}</p>
      {isEnough ? null : (
        <p className="text-quiet">
          {t('tooFew', { fewest: FEWEST_FOR_CHANNEL })}. {t('devicesNeed')}
        </p>
      )}
      {told.map(({ shares, of }) => (
        <ul
          key={shares.map(({ device }) => device).join()}
          aria-label={t('devices')}
          className="flex flex-wrap gap-x-6 gap-y-1"
        >
          {shares.map(({ device, count }) => (
            <li key={device} className="flex items-center gap-2">
              <DeviceName device={device} />
              <span className="text-quiet">
                <Count value={count} prefs={prefs} /> · <bdi>{formatPercent(count / of, prefs)}</bdi>
              </span>
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}

const NAMED_DEVICES = [
  'unknown',
  'browser',
  'ios',
  'android',
  'mobile',
  'phone',
  'tablet',
  'desktop',
] as const;

/** What sources call a device; one of their own making stands as it is. */
function DeviceName({ device }: { device: string }) {
  const t = useTranslations('customers.habits.device');
  const named = NAMED_DEVICES.find((one) => one === device);
  return named ? t(named) : <UserText>{device}</UserText>;
}

function Clock({ hour, prefs }: { hour: number; prefs: Prefs }) {
  return <bdi>{formatTime(new Date(Date.UTC(2000, 0, 1, hour)), { ...prefs, timeZone: 'UTC' })}</bdi>;
}
