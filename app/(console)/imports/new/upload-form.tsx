'use client';

import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import { COLUMNS, FILE_BYTES, ROWS } from '#lib/tabular/limits.ts';
import { DropAnywhere } from './drop-anywhere.tsx';
import { FactsForm, type FileChoices } from './facts-form.tsx';
import { SendFailure, type Sending, sendFile } from './send-file.ts';
import { MEGABYTE, RefusalNote, SendingNote } from './sending-note.tsx';

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.gz,text/csv,application/gzip';

type State =
  | { at: 'waiting' }
  | { at: 'sending'; name: string; share: number }
  | { at: 'refused'; why: SendFailure };

/** Chooses what a file holds and sends it, by button or by dropping it anywhere on the page. */
export function UploadForm(choices: FileChoices) {
  const t = useTranslations('imports');
  const prefs = usePrefs();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const sending = useRef<Sending | null>(null);
  const [state, setState] = useState<State>({ at: 'waiting' });

  useEffect(() => () => sending.current?.stop(), []);

  const send = useCallback(
    (file: File) => {
      if (sending.current) return;
      if (file.size > FILE_BYTES) {
        setState({ at: 'refused', why: new SendFailure('TOO_LARGE', '') });
        return;
      }
      setState({ at: 'sending', name: file.name, share: 0 });
      const facts = Object.fromEntries(
        [...new FormData(form.current ?? undefined)].map(([name, value]) => [name, String(value)]),
      );
      const { answer, stop } = sendFile(file, facts, (share) =>
        setState({ at: 'sending', name: file.name, share }),
      );
      sending.current = { answer, stop };
      answer.then(
        ({ importId, sameFileAs }) =>
          router.push(asRoute(`/imports/${importId}${sameFileAs ? `?same=${sameFileAs}` : ''}`)),
        (why: SendFailure) => {
          sending.current = null;
          setState({ at: 'refused', why });
        },
      );
    },
    [router],
  );

  return (
    <div className="grid max-w-5xl gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <DropAnywhere onFile={send} />
      <FactsForm formRef={form} {...choices} />
      <div className="flex min-h-64 flex-col items-center justify-center gap-3 rounded-md border border-dashed border-field bg-surface p-6 text-center">
        {state.at === 'refused' ? <RefusalNote why={state.why} /> : null}
        {state.at === 'sending' ? (
          <SendingNote name={state.name} share={state.share} onStop={() => sending.current?.stop()} />
        ) : (
          <>
            <FileUp aria-hidden className="size-8 text-neutral-8" />
            <p className="hidden text-md font-medium sm:block">{t('new.drop')}</p>
            <Button look="primary" size="large" onClick={() => input.current?.click()}>
              {t('new.choose')}
            </Button>
            <p className="max-w-md text-sm text-quiet">
              {t('new.limits', {
                size: formatNumber(FILE_BYTES / MEGABYTE, prefs),
                rows: formatNumber(ROWS, prefs),
                columns: formatNumber(COLUMNS, prefs),
              })}
            </p>
          </>
        )}
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          aria-label={t('new.choose')}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) send(file);
          }}
        />
      </div>
    </div>
  );
}
