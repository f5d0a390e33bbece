'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { dropDraft, keepDraft, makeLive } from './actions.ts';
import { RuleEditor } from './rule-editor.tsx';

type Draft = { version: number; rules: RoutingRules };

/** Begins a draft with the rules that hold. */
export function BeginDraftButton({ rules }: { rules: RoutingRules }) {
  const t = useTranslations('routing.live');
  const { run, isPending, failure } = useAction(keepDraft, () => undefined);
  return (
    <div className="flex flex-col gap-2">
      <FailureNote failure={failure} />
      <Button look="primary" className="self-start" disabled={isPending} onClick={() => run({ rules })}>
        {t('change')}
      </Button>
    </div>
  );
}

/** The draft: to be changed, made live or thrown away. */
export function DraftPanel({ draft, currency }: { draft: Draft; currency: string }) {
  const t = useTranslations('routing.draft');
  const tVersion = useTranslations('routing');
  const prefs = usePrefs();
  const [isAsking, setAsking] = useState(false);
  const drop = useAction(dropDraft, () => notify(t('discarded')));
  return (
    <Panel
      title={`${t('title')} · ${tVersion('version', { version: formatNumber(draft.version, prefs) })}`}
      action={
        <Button look="quiet" size="small" disabled={drop.isPending} onClick={() => drop.run({})}>
          {t('discard')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-quiet">{t('hint')}</p>
        <FailureNote failure={drop.failure} />
        <RuleEditor key={draft.version} rules={draft.rules} currency={currency} />
        <Button look="primary" className="self-end" onClick={() => setAsking(true)}>
          {t('goLive')}
        </Button>
      </div>
      <Dialog title={t('goLive')} isOpen={isAsking} onOpenChange={setAsking}>
        <GoLive version={draft.version} onDone={() => setAsking(false)} />
      </Dialog>
    </Panel>
  );
}

function GoLive({ version, onDone }: { version: number; onDone: () => void }) {
  const t = useTranslations('routing.draft');
  const prefs = usePrefs();
  const live = useAction(makeLive, () => {
    void notify(t('isLive', { version: formatNumber(version, prefs) }));
    onDone();
  });
  return (
    <div className="flex flex-col gap-4">
      <FailureNote failure={live.failure} />
      <p>{t('goLiveHint')}</p>
      <Button
        look="primary"
        className="self-end"
        disabled={live.isPending}
        onClick={() => live.run({ version })}
      >
        {t('goLive')}
      </Button>
    </div>
  );
}
