'use client';

import { Copy } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';

/** A text that is shown once, with a button that copies it; where copying is not allowed it is selected instead. */
export function CopyText({ text, label, copied }: { text: string; label: string; copied: string }) {
  const shown = useRef<HTMLPreElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      notify(copied);
    } catch {
      // Browsers lend the clipboard to https pages only; selected text can still be copied by hand.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
    }
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <pre
        ref={shown}
        dir="ltr"
        className="w-full rounded-md border border-line bg-neutral-2 p-3 font-mono text-sm break-all whitespace-pre-wrap"
      >
        {text}
      </pre>
      {/* What is shown appears where a form was; without the focus, Escape would not close the dialog. */}
      <Button onClick={copy} autoFocus>
        <Copy aria-hidden />
        {label}
      </Button>
    </div>
  );
}
