import { useTranslations } from 'next-intl';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { lotsToTake, type ShelfLot } from './lots-to-take.ts';

type Props = { task: { quantity: number; lots: readonly ShelfLot[] }; prefs: Prefs };

/** Of goods with lots, which to take from the shelf: those that expire first. */
export function TakeLots({ task, prefs }: Props) {
  const t = useTranslations('lots.pick');
  return lotsToTake(task.lots, task.quantity).map((lot) => (
    <span key={lot.code} className="block text-sm font-medium">
      {t('take', { lot: `\u2068${lot.code}\u2069` })}
      {lot.expiresOn ? ` · ${t('until', { day: formatBusinessDate(lot.expiresOn, prefs) })}` : null}
    </span>
  ));
}
