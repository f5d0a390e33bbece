'use client';

import { Ellipsis } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Menu } from '#components/ui/menu.tsx';
import type { SourceRow } from '#domains/marketing/tracking/sources/list-sources.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { changeSource, renewKey } from './actions.ts';

// What nobody has asked for yet is not loaded with the page.
const ConnectGuide = dynamic(() => import('./connect-guide.tsx').then((file) => file.ConnectGuide));
const EditSourceForm = dynamic(() => import('./edit-source-form.tsx').then((file) => file.EditSourceForm));
const ShownKey = dynamic(() => import('./shown-key.tsx').then((file) => file.ShownKey));

type Props = { sources: readonly SourceRow[]; mayWrite: boolean; host: string };
type Asked = { what: 'connect' | 'edit'; source: SourceRow };

/** The sources with what each sent in the last day, and what can be done with them. */
export function SourceList({ sources, mayWrite, host }: Props) {
  const t = useTranslations('tracking');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const change = useAction(changeSource, () => undefined);
  const renew = useAction(renewKey, (answer: { key: string }) => setKey(answer.key));
  const isPending = change.isPending || renew.isPending;
  const entriesOf = (source: SourceRow) => [
    { id: 'connect', label: t('do.connect'), onAction: () => setAsked({ what: 'connect', source }) },
    ...(mayWrite
      ? [
          { id: 'edit', label: t('do.edit'), onAction: () => setAsked({ what: 'edit', source }) },
          {
            id: 'renew',
            label: t('do.renew'),
            onAction: () => renew.run({ sourceId: source.id }),
            isDisabled: isPending,
          },
          {
            id: 'switch',
            label: t(source.isEnabled ? 'do.switchOff' : 'do.switchOn'),
            onAction: () => change.run({ sourceId: source.id, isEnabled: !source.isEnabled }),
            isDisabled: isPending,
          },
        ]
      : []),
  ];
  return (
    <>
      <FailureNote failure={change.failure ?? renew.failure} />
      <ul className="flex flex-col">
        {sources.map((source) => (
          <li
            key={source.id}
            className="flex items-start justify-between gap-4 border-b border-line py-2.5 last:border-b-0"
          >
            <Source source={source} />
            <Menu
              label={t('do.more', { name: source.name })}
              trigger={<Ellipsis aria-hidden />}
              entries={entriesOf(source)}
            />
          </li>
        ))}
      </ul>
      <Dialog
        title={asked ? t(`do.${asked.what}`) : ''}
        isOpen={asked !== null}
        onOpenChange={() => setAsked(null)}
      >
        {asked?.what === 'connect' ? <ConnectGuide host={host} /> : null}
        {asked?.what === 'edit' ? (
          <EditSourceForm source={asked.source} onDone={() => setAsked(null)} />
        ) : null}
      </Dialog>
      <Dialog title={t('do.renew')} isOpen={key !== null} onOpenChange={() => setKey(null)}>
        {key ? <ShownKey value={key} hint={t('key.renewHint')} onClose={() => setKey(null)} /> : null}
      </Dialog>
    </>
  );
}

function Source({ source }: { source: SourceRow }) {
  const t = useTranslations('tracking');
  const prefs = usePrefs();
  const { accepted, duplicate, late, rejected, lastHour, formerKeyUntil: former } = source;
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-2">
        <UserText className="font-medium">{source.name}</UserText>
        <Badge tone={source.party === 'first' ? 'ok' : 'neutral'}>{t(`party.${source.party}`)}</Badge>
        {source.isEnabled ? null : <Badge tone="bad">{t('off')}</Badge>}
        <Ltr className="font-mono text-sm text-quiet">{source.keyPrefix}…</Ltr>
      </p>
      <p className="mt-1 text-sm">{t('sums', { accepted, duplicate, late, rejected })}</p>
      <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-quiet">
        <UserText>{source.channelName}</UserText>
        <span>{lastHour ? t('lastHour', { when: formatDateTime(lastHour, prefs) }) : t('neverHeard')}</span>
        {former ? <span>{t('formerKey', { when: formatDateTime(former, prefs) })}</span> : null}
        {source.origins.map((origin) => (
          <Ltr key={origin}>{origin}</Ltr>
        ))}
      </p>
    </div>
  );
}
