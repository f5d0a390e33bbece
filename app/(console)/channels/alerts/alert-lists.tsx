import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Time, TimeAgo } from '#components/ui/figures.tsx';
import type { Reader } from '#domains/alerts/letters/reader.ts';
import { sayAlert, sayEnd, sayLast } from '#domains/alerts/letters/say-alert.ts';
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
            <p className="mt-1 [overflow-wrap:anywhere]">{sayAlert(alert, reader)}</p>
            <p className="text-sm text-quiet">
              {t('open.since')} <TimeAgo at={alert.openedAt} now={now} prefs={reader.prefs} />
            </p>
            {hasMoved(alert) ? (
              <p className="text-sm [overflow-wrap:anywhere]">
                {t('open.now', { said: sayLast(alert, reader) })}
              </p>
            ) : null}
          </div>
          <AlertLinks alert={alert} />
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

/** Whether the figure is another one by now than it was when it was told. */
function hasMoved({ facts, endFacts }: Alert): boolean {
  return endFacts?.value !== undefined && endFacts.value !== facts.value;
}

/** Alerts that were found, with the time in which they were open, why they are over, the rows and the rule behind them. */
export function PastAlerts({ alerts, reader, isOfOneRule = false }: Props & { isOfOneRule?: boolean }) {
  const t = useTranslations('alerts');
  return (
    <ul className="-my-2 divide-y divide-line">
      {alerts.map((alert) => (
        <li key={alert.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
          <div className="min-w-0 flex-1 basis-72">
            <p className="[overflow-wrap:anywhere]">{sayAlert(alert, reader)}</p>
            <p className="text-sm text-quiet">
              <Time at={alert.openedAt} prefs={reader.prefs} />
              {alert.closedAt ? (
                <>
                  {' '}
                  {t('history.until')} <Time at={alert.closedAt} prefs={reader.prefs} />
                </>
              ) : null}
            </p>
            {alert.endReason ? (
              <p className="text-sm [overflow-wrap:anywhere]">{sayEnd(alert, reader)}</p>
            ) : null}
          </div>
          <AlertLinks alert={alert} hasRule={!isOfOneRule} />
        </li>
      ))}
    </ul>
  );
}

function AlertLinks({ alert, hasRule = true }: { alert: Alert; hasRule?: boolean }) {
  const t = useTranslations('alerts');
  const look = 'text-accent underline underline-offset-2';
  return (
    <span className="flex flex-wrap gap-x-4 text-sm">
      <Link className={look} href={asRoute(alert.href)} prefetch={false}>
        {t('rows')}
      </Link>
      {hasRule ? (
        <Link className={look} href={asRoute(`/channels/alerts/${alert.ruleId}`)} prefetch={false}>
          {t('rule.title')}
        </Link>
      ) : null}
    </span>
  );
}
