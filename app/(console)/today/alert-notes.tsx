import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import type { Reader } from '#domains/alerts/letters/reader.ts';
import { sayAlert } from '#domains/alerts/letters/say-alert.ts';
import type { Alert } from '#domains/alerts/list-alerts.ts';

const MOST = 5;

/** What is out of the ordinary now, each with the rows behind it; nothing where nothing is. */
export function AlertNotes({ alerts, reader }: { alerts: readonly Alert[]; reader: Reader }) {
  const t = useTranslations('alerts');
  if (alerts.length === 0) return null;
  return (
    <Banner tone="warn" title={t('open.label')}>
      <ul className="flex flex-col gap-1">
        {alerts.slice(0, MOST).map((alert) => (
          <li key={alert.id} className="[overflow-wrap:anywhere]">
            <Link className="underline underline-offset-2" href={asRoute(alert.href)}>
              {sayAlert(alert, reader)}
            </Link>
          </li>
        ))}
      </ul>
      <Link className="mt-1 inline-block underline underline-offset-2" href={asRoute('/channels/alerts')}>
        {t('title')}
      </Link>
    </Banner>
  );
}
