'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { Pushable } from '#domains/parity/corrections/load-pushable.ts';
import type { Pushed } from '#domains/parity/corrections/push-drifts.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { preview, push } from './actions.ts';
import { DriftSide } from './drift-side.tsx';
import { FactText } from './fact-text.tsx';

const MOST_SHOWN = 20;

type Props = { driftIds: readonly string[]; onDone: (pushed: Pushed) => void; onClose: () => void };

/** Shows what would be written to the channels before it is; a price that would move far asks for a look of its own. */
export function PushDialog({ driftIds, onDone, onClose }: Props) {
  const t = useTranslations('parity.push');
  const [rows, setRows] = useState<readonly Pushable[] | null>(null);
  const [hasSeen, setSeen] = useState(false);
  const looked = useAction(preview, setRows);
  const sent = useAction(push, onDone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked once, when the dialog opens.
  useEffect(() => looked.run({ driftIds: [...driftIds] }), []);
  const [only] = driftIds.length === 1 && rows ? rows : [];
  const isWide = only?.verdict === 'wide';
  const ready = rows?.filter(({ verdict }) => verdict === 'ready').length ?? 0;
  const count = isWide && hasSeen ? 1 : ready;
  const seenMinor = isWide && only.wants?.kind === 'price' ? only.wants.minor : null;
  return (
    <Dialog
      title={t('title', { count: driftIds.length })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <div className="flex flex-col gap-4">
        <FailureNote failure={looked.failure ?? sent.failure} />
        <p className="text-quiet">{t('hint')}</p>
        {rows ? <Lines rows={rows} /> : <p role="status">{t('looking')}</p>}
        {isWide ? (
          <Banner tone="warn" title={t('wideTitle')}>
            <p className="mb-2">{t('wideHint')}</p>
            <Checkbox
              label={t('seen')}
              checked={hasSeen}
              onChange={(event) => setSeen(event.currentTarget.checked)}
            />
          </Banner>
        ) : null}
        <Button
          look="primary"
          className="self-start"
          disabled={count === 0 || sent.isPending || looked.isPending}
          onClick={() => sent.run({ driftIds: [...driftIds], seenMinor })}
        >
          {t('send', { count })}
        </Button>
      </div>
    </Dialog>
  );
}

function Lines({ rows }: { rows: readonly Pushable[] }) {
  const t = useTranslations('parity.push');
  const prefs = usePrefs();
  const left = rows.length - MOST_SHOWN;
  return (
    <ul className="flex flex-col">
      {rows.slice(0, MOST_SHOWN).map((row) => (
        <li key={row.driftId} className="flex flex-col gap-1 border-b border-line py-2 last:border-b-0">
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>
              <Ltr>{row.sku}</Ltr> · <UserText>{row.channelName}</UserText>
            </span>
            {rows.length === 1 && row.verdict === 'wide' ? null : (
              <span className={row.verdict === 'ready' ? 'text-sm text-quiet' : 'text-sm text-warn'}>
                {t(`verdict.${row.verdict}`)}
              </span>
            )}
          </span>
          <span className="grid grid-cols-2 gap-3 text-sm">
            <span>
              <span className="block text-quiet">{t('from')}</span>
              <DriftSide drift={row} side="theirs" prefs={prefs} />
            </span>
            {row.wants ? (
              <span>
                <span className="block text-quiet">{t('to')}</span>
                <FactText fact={row.wants} prefs={prefs} />
              </span>
            ) : null}
          </span>
        </li>
      ))}
      {left > 0 ? <li className="py-2 text-quiet">{t('more', { count: left })}</li> : null}
    </ul>
  );
}
