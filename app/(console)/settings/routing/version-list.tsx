'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { RuleVersion } from '#domains/fulfilment/routing/versions/get-routing.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { goBack } from './actions.ts';
import { RulesInWords } from './rules-in-words.tsx';

type Props = { versions: readonly RuleVersion[]; currency: string; mayWrite: boolean };

/** The rules that hold and held, newest first, each to be looked at and gone back to. */
export function VersionList({ versions, currency, mayWrite }: Props) {
  const t = useTranslations('routing.history');
  const tVersion = useTranslations('routing');
  const prefs = usePrefs();
  if (versions.length === 0) return <p className="text-quiet">{t('none')}</p>;
  const time = (at: string) => formatDateTime(new Date(at), prefs);
  return (
    <ul className="flex flex-col">
      {versions.map((one) => (
        <li key={one.version} className="border-b border-line py-2 last:border-b-0">
          <details>
            <summary className="cursor-pointer">
              <span className="font-medium">
                {tVersion('version', { version: formatNumber(one.version, prefs) })}
              </span>{' '}
              {one.status === 'live' ? <Badge tone="ok">{t('live')}</Badge> : null}{' '}
              <span className="text-sm text-quiet">
                <bdi>{t('by', { who: one.madeBy, from: one.liveFrom ? time(one.liveFrom) : '' })}</bdi>
                {one.retiredAt ? <bdi>{` ${t('until', { until: time(one.retiredAt) })}`}</bdi> : null}
                {one.restoredFrom
                  ? ` · ${t('restored', { version: formatNumber(one.restoredFrom, prefs) })}`
                  : null}
              </span>
            </summary>
            <div className="my-3 flex flex-col gap-3 ps-4">
              <RulesInWords rules={one.rules} currency={currency} prefs={prefs} />
              {mayWrite && one.status === 'retired' ? <GoBackButton version={one.version} /> : null}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function GoBackButton({ version }: { version: number }) {
  const t = useTranslations('routing.history');
  const tDraft = useTranslations('routing.draft');
  const prefs = usePrefs();
  const shown = formatNumber(version, prefs);
  const [isAsking, setAsking] = useState(false);
  const back = useAction(goBack, (done) => {
    void notify(tDraft('isLive', { version: formatNumber(done.version, prefs) }));
    setAsking(false);
  });
  return (
    <>
      <Button
        size="small"
        className="self-start"
        aria-label={t('goBackOf', { version: shown })}
        onClick={() => setAsking(true)}
      >
        {t('goBack')}
      </Button>
      <Dialog title={t('goBackOf', { version: shown })} isOpen={isAsking} onOpenChange={setAsking}>
        <div className="flex flex-col gap-4">
          <FailureNote failure={back.failure} />
          <p>{t('goBackHint')}</p>
          <Button
            look="primary"
            className="self-end"
            disabled={back.isPending}
            onClick={() => back.run({ version })}
          >
            {t('goBack')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
