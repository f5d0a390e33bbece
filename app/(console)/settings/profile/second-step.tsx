'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { beginSecondStep, confirmSecondStep, endSecondStep, finishSecondStep } from './actions.ts';
import { CodeField } from './code-field.tsx';
import { CopyText } from './copy-button.tsx';

/** Switching the second step on (scan, prove, keep the recovery codes) and off. */
export function SecondStep({ isOn, note }: { isOn: boolean; note?: string }) {
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />;
  return isOn ? <SwitchOff /> : <SwitchOn note={note} onDone={setCodes} />;
}

function SwitchOn({ note, onDone }: { note?: string; onDone: (codes: string[]) => void }) {
  const t = useTranslations('team.secondStep');
  const [begun, setBegun] = useState<{ secret: string; qr: string } | null>(null);
  const begin = useAction(beginSecondStep, setBegun);
  const confirm = useAction(confirmSecondStep, ({ recoveryCodes }: { recoveryCodes: string[] }) =>
    onDone(recoveryCodes),
  );
  if (!begun) {
    return (
      <div className="flex flex-col items-start gap-3">
        <FailureNote failure={begin.failure} />
        <p>{t('off')}</p>
        {note ? <p className="text-sm text-quiet">{note}</p> : null}
        <Button onClick={() => begin.run(null)} disabled={begin.isPending}>
          {t('start')}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p>{t('scan')}</p>
      {/* biome-ignore lint/performance/noImgElement: drawn for this person at this moment; nothing to optimise */}
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.qr)}`}
        alt=""
        width={176}
        height={176}
        className="rounded-md border border-line bg-white"
      />
      <p>
        <span className="text-sm text-quiet">{t('key')}</span>
        <bdi dir="ltr" className="block font-mono break-all select-all">
          {begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </bdi>
      </p>
      <CodeField label={t('code')} button={t('confirm')} state={confirm} />
    </div>
  );
}

function SwitchOff() {
  const t = useTranslations('team.secondStep');
  const end = useAction(endSecondStep, () => notify(t('removed')));
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium text-ok">{t('on')}</p>
      <CodeField label={t('removeHint')} button={t('remove')} state={end} />
    </div>
  );
}

function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useTranslations('team.secondStep');
  const finish = useAction(finishSecondStep, onKept);
  return (
    <div className="flex flex-col items-start gap-3">
      <h3 className="font-medium">{t('codesTitle')}</h3>
      <p>{t('codesHint')}</p>
      <CopyText text={codes.join('\n')} label={t('copyCodes')} copied={t('copied')} />
      <Button look="primary" onClick={() => finish.run(null)} disabled={finish.isPending}>
        {t('done')}
      </Button>
    </div>
  );
}
