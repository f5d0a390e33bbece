import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Time, TimeAgo } from '#components/ui/figures.tsx';
import type { Reader } from '#domains/alerts/letters/reader.ts';
import { sayAlert } from '#domains/alerts/letters/say-alert.ts';
import type { Alert } from '#domains/alerts/list-alerts.ts';
import { MuteButtons } from './mute-buttons.tsx';

type Props = { alerts: readonly Alert[]; reader: Reader };

/** The alerts that are open: what was found, since when, the rows behind it, and silence. */
export function OpenAlerts({ alerts, reader, now, mayWrite }: Props & { now: Date; mayWrite: boolean }) {
  const t = useTranslations('alerts');
  return (
    <ul className="-my-3 divide-y divide-line">
      {alerts.map((alert) => (
        <li key={alert.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
          <div className="min-w-0 flex-1 basis-72">
            <p className="flex flex-wrap items-center gap-2">
              <Badge tone="warn">{t(`kind.${alert.kind}.name`)}</Badge>
              {alert.mutedUntil && alert.mutedUntil > now ? (
                <Badge>
                  {t('rules.muted')} <Time at={alert.mutedUntil} prefs={reader.prefs} />
                </Badge>
              ) : null}
            </p>
            <p className="mt-1 [overflow-wrap:anywhere]" dir="auto">
              {sayAlert(alert, reader)}
            </p>
            <p className="text-sm text-quiet">
              {t('open.since')} <TimeAgo at={alert.openedAt} now={now} prefs={reader.prefs} />
            </p>
          </div>
          <Link className="text-accent underline underline-offset-2" href={asRoute(alert.href)}>
            {t('rows')}
          </Link>
          {mayWrite ? (
            <MuteButtons
              ruleId={alert.ruleId}
              isMuted={alert.mutedUntil !== null && alert.mutedUntil > now}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The alerts that are over, with the time in which they were open. */
export function PastAlerts({ alerts, reader }: Props) {
  const t = useTranslations('alerts');
  if (alerts.length === 0) return <p className="text-quiet">{t('history.none')}</p>;
  return (
    <ul className="-my-2 divide-y divide-line">
      {alerts.map((alert) => (
        <li key={alert.id} className="py-2">
          <p className="[overflow-wrap:anywhere]" dir="auto">
            {sayAlert(alert, reader)}
          </p>
          <p className="text-sm text-quiet">
            <Time at={alert.openedAt} prefs={reader.prefs} />
            {alert.closedAt ? (
              <>
                {' '}
                {t('history.until')} <Time at={alert.closedAt} prefs={reader.prefs} />
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
