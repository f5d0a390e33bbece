'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField } from '#components/form/text-field.tsx';
import { useEarly } from '#components/form/use-early.ts';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { OrderChoices } from '#domains/orders/lists/list-choices.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import type { Way } from './delivery-fields.tsx';
import { DraftTotals } from './draft-totals.tsx';
import type { Draft } from './use-quote.ts';

type Props = {
  draft: Draft;
  channels: OrderChoices['channels'];
  way: Way;
  currency: string;
  prefs: Prefs;
  isPending: boolean;
  onChannel: (channelId: string) => void;
  onShipping: (amountMinor: number) => void;
  onPoints: (points: number | null) => void;
};

/** Where the order is sold, what it comes to, and the button that places it. */
export function SumPanel(props: Props) {
  const { draft, channels, way, currency, prefs, isPending, onChannel, onShipping, onPoints } = props;
  const t = useTranslations('orders.new');
  const channelField = useEarly<HTMLSelectElement>(draft.channelId, onChannel);
  return (
    <Panel title={t('sum')}>
      <div className="flex flex-col gap-4">
        <SelectField
          label={t('channel')}
          ref={channelField}
          value={draft.channelId}
          onChange={(event) => onChannel(event.target.value)}
          options={channels.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DraftTotals
          draft={draft}
          isSent={way === 'send'}
          currency={currency}
          prefs={prefs}
          onShipping={onShipping}
          onPoints={onPoints}
        />
        {way === 'pickup' ? null : <Checkbox name="waits" label={t('waits')} help={t('waitsHelp')} />}
        <TextAreaField name="note" label={t('note')} isOptional rows={2} maxLength={2000} />
        <Button look="primary" size="large" type="submit" disabled={isPending}>
          {isPending ? t('placing') : t('place')}
        </Button>
      </div>
    </Panel>
  );
}
