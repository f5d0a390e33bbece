'use client';

import { CircleCheck, CircleHelp, ScanBarcode, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { normaliseDigits } from '#lib/digits.ts';
import { readScanKey } from './scan-field-key.ts';
import { type ScanTone, signalScan } from './scan-field-sound.ts';
import { useScanner } from './use-scanner.ts';

/** What came of a scan, in the words of the screen. */
export type ScanResult = { tone: ScanTone; text: ReactNode };

type Props = {
  label: string;
  /** The button of the typed path. */
  submit: string;
  onScan: (code: string) => ScanResult | Promise<ScanResult>;
};

const LOOKS: Record<ScanTone, { look: string; Icon: typeof CircleCheck }> = {
  right: { look: 'border-ok-line bg-ok-surface text-ok', Icon: CircleCheck },
  tooMany: { look: 'border-warn-line bg-warn-surface text-warn', Icon: TriangleAlert },
  unknown: { look: 'border-bad-line bg-bad-surface text-bad', Icon: CircleHelp },
};

/**
 * Hears codes: from a scanner wherever the focus is (but not in other fields and dialogs), from one that types into the
 * field, and from people. The answer stands below, coloured, with a sound and a shake of its own kind.
 */
export function ScanField({ label, submit, onScan }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<ScanResult | null>(null);

  async function take(scanned: string) {
    const code = normaliseDigits(scanned).trim();
    if (box.current) box.current.value = '';
    if (code === '') return;
    const next = await onScan(code);
    signalScan(next.tone);
    setResult(next);
  }
  useScanner((code) => void take(code));

  return (
    <form
      method="post"
      data-no-print
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void take(box.current?.value ?? '');
      }}
    >
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <ScanBarcode
            aria-hidden
            className="pointer-events-none absolute inset-y-0 start-3 my-auto size-5 text-quiet"
          />
          <input
            ref={box}
            autoComplete="off"
            autoCapitalize="off"
            enterKeyHint="done"
            aria-label={label}
            placeholder={label}
            onKeyDown={typeAsScanner}
            className="h-11 w-full rounded-md border border-field bg-surface ps-10 pe-3 text-start [unicode-bidi:plaintext]"
          />
        </div>
        <Button type="submit" size="large">
          {submit}
        </Button>
      </div>
      <div role="status">{result ? <Verdict {...result} /> : null}</div>
    </form>
  );
}

function Verdict({ tone, text }: ScanResult) {
  const { look, Icon } = LOOKS[tone];
  return (
    <p className={`flex min-h-14 items-center gap-3 rounded-md border px-4 py-2 text-md font-medium ${look}`}>
      <Icon aria-hidden className="size-6 shrink-0" />
      <span className="min-w-0">{text}</span>
    </p>
  );
}

/** In the field itself a key stands for what a scanner means by it; a soft keyboard names no physical key. */
function typeAsScanner(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.code === '' || event.ctrlKey || event.metaKey || event.altKey || event.key === 'Enter') return;
  const character = readScanKey(event);
  if (character === null || character === event.key) return;
  event.preventDefault();
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  event.currentTarget.setRangeText(
    character,
    selectionStart ?? value.length,
    selectionEnd ?? value.length,
    'end',
  );
}
