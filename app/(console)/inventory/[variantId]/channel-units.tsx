'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Count } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ChannelUnits } from '#domains/inventory/buffers/list-channel-units.ts';
import { formatNumber } from '#lib/format/format-number.ts';

type Props = {
  variant: { id: string; category: string | null };
  channels: readonly ChannelUnits[];
  mayEdit: boolean;
};

// Loaded when somebody opens it.
const BufferForm = dynamic(() => import('./buffer-form.tsx').then((file) => file.BufferForm));

/** What each channel may sell of a variant, with the sum behind it: free, less every buffer that meets it. */
export function ChannelUnitsPanel({ variant, channels, mayEdit }: Props) {
  const t = useTranslations('bundles.channels');
  const prefs = usePrefs();
  const [isOpen, setOpen] = useState(false);
  if (channels.length === 0) return null;
  return (
    <Panel
      title={t('title')}
      action={mayEdit ? <Button onClick={() => setOpen(true)}>{t('edit')}</Button> : null}
    >
      <ul className="-my-2 flex flex-col">
        {channels.map((channel) => (
          <li key={channel.channelId} className="border-b border-line py-2 last:border-b-0">
            <span className="flex items-center justify-between gap-3">
              <UserText>{channel.channelName}</UserText>
              <span className="font-medium">
                <Count value={channel.available} prefs={prefs} />
              </span>
            </span>
            <Why channel={channel} />
          </li>
        ))}
      </ul>
      <Dialog title={t('formTitle')} isOpen={isOpen} onOpenChange={setOpen}>
        {isOpen ? <BufferForm variant={variant} channels={channels} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </Panel>
  );
}

/** Only buffers that there are; without any, what is free is what may be sold. */
function Why({ channel }: { channel: ChannelUnits }) {
  const t = useTranslations('bundles.channels');
  const prefs = usePrefs();
  const buffers = (['channel', 'category', 'variant'] as const).filter((key) => channel.buffers[key] > 0);
  if (buffers.length === 0) return null;
  const parts = [
    t('free', { count: formatNumber(channel.free, prefs) }),
    ...buffers.map((key) => t(key, { count: formatNumber(channel.buffers[key], prefs) })),
  ];
  return <span className="block text-sm text-quiet">{parts.join(' · ')}</span>;
}
