import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import type { WaveTask } from '#domains/fulfilment/picking/get-wave.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { TakeLots } from '../../../inventory/_lots/take-lots.tsx';
import { orderNumber } from '../../../orders/order-number.ts';

const TONES = { picked: 'ok', short: 'bad', dropped: 'neutral' } as const;

type Props = { task: WaveTask; mayPick: boolean; onTakeAll: () => void; onMissing: () => void };

/** What to take from one shelf for one order. */
export function TaskCard({ task, mayPick, onTakeAll, onMissing }: Props) {
  const t = useTranslations('fulfilment');
  const prefs = usePrefs();
  const left = task.quantity - task.pickedQuantity;
  const isOpen = task.status === 'open' && left > 0;
  const place = [task.zone, task.bin].filter(Boolean).join(' · ');
  return (
    <li
      className={`flex flex-col gap-2 rounded-md border p-3 ${isOpen ? 'border-field bg-surface' : 'border-line bg-neutral-2 text-quiet'}`}
    >
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          {place ? <Ltr className="text-lg font-semibold">{place}</Ltr> : null}
          <span className="block font-medium">
            <UserText>{task.title}</UserText>
          </span>
          <Ltr className="text-sm text-quiet">{task.sku}</Ltr>
          <TakeLots task={task} prefs={prefs} />
          {task.bundleTitle ? (
            <span className="block text-sm text-quiet">{t('walk.bundle', { title: task.bundleTitle })}</span>
          ) : null}
        </div>
        <div className="shrink-0 text-end">
          <span className="block text-lg font-semibold">
            {t('walk.progress', {
              picked: formatNumber(task.pickedQuantity, prefs),
              quantity: formatNumber(task.quantity, prefs),
            })}
          </span>
          {task.status === 'open' ? null : (
            <Badge tone={TONES[task.status]}>{t(`walk.status.${task.status}`)}</Badge>
          )}
        </div>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-quiet">
        <span className="font-medium text-ink">{t('walk.box', { box: formatNumber(task.box, prefs) })}</span>
        <a href={`/orders/${task.orderId}`} className="hover:underline">
          {t('order', { number: orderNumber(task.orderNumber, prefs) })}
        </a>
      </p>
      {isOpen && mayPick ? (
        <div className="flex flex-wrap gap-2">
          <Button size="large" onClick={onTakeAll}>
            {t('walk.all', { count: left })}
          </Button>
          <Button size="large" look="quiet" onClick={onMissing}>
            {t('walk.missing')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
