'use client';

import { ScanBarcode } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import { readScanKey } from '#components/form/scan-field-key.ts';
import { useScanner } from '#components/form/use-scanner.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { normaliseDigits } from '#lib/digits.ts';

type State = { kind: 'ready' } | { kind: 'looking' | 'unknown' | 'failed'; code: string };

/** Opens the variant whose barcode is scanned or typed; an unknown one says so. */
export function ScanBox({ mayCreate }: { mayCreate: boolean }) {
  const t = useTranslations('inventory.scan');
  const router = useRouter();
  const box = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ kind: 'ready' });

  async function find(scanned: string) {
    const code = normaliseDigits(scanned).trim();
    if (code === '') return;
    setState({ kind: 'looking', code });
    const answer = await lookUp(code);
    if (box.current) box.current.value = '';
    if (answer === 'failed' || answer === 'unknown') return setState({ kind: answer, code });
    router.push(asRoute(`/inventory/${answer.id}`));
  }
  useScanner((code) => void find(code));

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // A soft keyboard names no physical key: what it types stands in the box as it is.
    if (event.code === '' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void find(event.currentTarget.value);
      return;
    }
    const character = readScanKey(event);
    if (character === null || character === event.key) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const end = event.currentTarget.value.length;
    event.currentTarget.setRangeText(character, selectionStart ?? end, selectionEnd ?? end, 'end');
  }

  return (
    <form
      method="post"
      data-no-print
      onSubmit={(event) => {
        event.preventDefault();
        void find(box.current?.value ?? '');
      }}
      className="mb-3 flex flex-col gap-1"
    >
      <div className="flex max-w-xl gap-2">
        <div className="relative min-w-0 flex-1">
          <ScanBarcode
            aria-hidden
            className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-quiet"
          />
          <input
            ref={box}
            autoComplete="off"
            autoCapitalize="off"
            enterKeyHint="search"
            aria-label={t('label')}
            placeholder={t('label')}
            title={t('hint')}
            onKeyDown={onKeyDown}
            className="h-9 w-full rounded-md border border-field bg-surface ps-9 pe-3 text-start [unicode-bidi:plaintext] pointer-coarse:h-11"
          />
        </div>
        <Button type="submit">{t('find')}</Button>
      </div>
      <ScanAnswer state={state} mayCreate={mayCreate} />
    </form>
  );
}

function ScanAnswer({ state, mayCreate }: { state: State; mayCreate: boolean }) {
  const t = useTranslations('inventory.scan');
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 text-sm empty:hidden">
      {state.kind === 'ready' ? null : (
        <span className={state.kind === 'looking' ? 'text-quiet' : 'text-bad'}>
          {t.rich(state.kind, { code: () => <Ltr>{state.code}</Ltr> })}
        </span>
      )}
      {state.kind === 'unknown' && mayCreate ? (
        <LinkButton size="small" href={`/inventory/new?barcode=${encodeURIComponent(state.code)}`}>
          {t('create')}
        </LinkButton>
      ) : null}
    </div>
  );
}

async function lookUp(code: string): Promise<{ id: string } | 'unknown' | 'failed'> {
  try {
    const response = await fetch(`/api/stock/scan?code=${encodeURIComponent(code)}`);
    if (!response.ok) return 'failed';
    const found: { id: string } | null = await response.json();
    return found ?? 'unknown';
  } catch {
    // No answer is told in words; the next scan asks again.
    return 'failed';
  }
}
