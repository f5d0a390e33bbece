import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { OpenWave } from '#domains/fulfilment/picking/list-waves.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';

/** The walks that are under way, to go on with. */
export function OpenWaves({ waves, now, prefs }: { waves: readonly OpenWave[]; now: Date; prefs: Prefs }) {
  const t = useTranslations('fulfilment');
  if (waves.length === 0) return null;
  return (
    <Panel title={t('waves.title')}>
      <ul className="flex flex-col gap-1">
        {waves.map((wave) => (
          <li key={wave.id}>
            <a
              href={`/fulfilment/waves/${wave.id}`}
              className="flex min-h-11 flex-wrap items-center gap-x-3 rounded-md px-2 hover:bg-neutral-3"
            >
              <span className="font-medium text-accent">
                {t('wave', { number: orderNumber(wave.number, prefs) })}
              </span>
              <span>
                {t('waves.progress', {
                  picked: formatNumber(wave.picked, prefs),
                  units: formatNumber(wave.units, prefs),
                })}
              </span>
              <span className="text-sm text-quiet">
                <UserText>{wave.madeBy}</UserText> · <TimeAgo at={wave.madeAt} now={now} prefs={prefs} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
