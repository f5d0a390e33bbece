'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Menu } from '#components/ui/menu.tsx';
import type { WebhookRow } from '#domains/events/list-webhooks.ts';
import { formatRelative } from '#lib/format/format-date.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { changeWebhook, renewWebhookSecret } from '../actions.ts';
import { asTellable, eventKey } from './event-key.ts';
import { ShownSecret } from './webhook-form.tsx';

type Props = { endpoints: readonly WebhookRow[]; mayWrite: boolean; now: Date };

/** The addresses with what they hear and how the sending goes. */
export function EndpointList({ endpoints, mayWrite, now }: Props) {
  const t = useTranslations('settings.webhook');
  const [secret, setSecret] = useState<string | null>(null);
  const change = useAction(changeWebhook, () => undefined);
  const renew = useAction(renewWebhookSecret, (answer: { secret: string }) => setSecret(answer.secret));
  const failure = change.failure ?? renew.failure;
  return (
    <>
      <FailureNote failure={failure} />
      <ul className="flex flex-col">
        {endpoints.map((endpoint) => (
          <li
            key={endpoint.id}
            className="flex items-start justify-between gap-4 border-b border-line py-2.5 last:border-b-0"
          >
            <Endpoint endpoint={endpoint} now={now} />
            {mayWrite ? (
              <Menu
                label={t('more', { url: endpoint.url })}
                trigger={<Ellipsis aria-hidden />}
                entries={[
                  {
                    id: 'switch',
                    label: t(endpoint.isEnabled ? 'switchOff' : 'switchOn'),
                    onAction: () => change.run({ endpointId: endpoint.id, isEnabled: !endpoint.isEnabled }),
                    isDisabled: change.isPending,
                  },
                  {
                    id: 'renew',
                    label: t('renew'),
                    onAction: () => renew.run({ endpointId: endpoint.id }),
                    isDisabled: renew.isPending,
                  },
                ]}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog title={t('renew')} isOpen={secret !== null} onOpenChange={() => setSecret(null)}>
        {secret ? <ShownSecret secret={secret} onClose={() => setSecret(null)} /> : null}
      </Dialog>
    </>
  );
}

function Endpoint({ endpoint, now }: { endpoint: WebhookRow; now: Date }) {
  const t = useTranslations('settings.webhook');
  const prefs = usePrefs();
  const { lastDeliveredAt: last, pending, failed } = endpoint;
  const facts = [
    last ? t('last', { when: formatRelative(last, now, prefs) }) : t('never'),
    ...(pending > 0 ? [t('pending', { count: pending })] : []),
    ...(failed > 0 ? [t('failed', { count: failed })] : []),
  ];
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-2">
        <Ltr className="font-medium break-all">{endpoint.url}</Ltr>
        {endpoint.isEnabled ? null : <Badge tone="bad">{t('off')}</Badge>}
      </p>
      <p className="mt-1 flex flex-wrap gap-1">
        {endpoint.kinds.map((kind) => {
          const known = asTellable(kind);
          return <Badge key={kind}>{known ? t(`event.${eventKey(known)}`) : kind}</Badge>;
        })}
      </p>
      <p className="mt-1 text-sm text-quiet">{facts.join(' · ')}</p>
    </div>
  );
}
