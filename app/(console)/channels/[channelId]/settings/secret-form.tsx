'use client';

import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepSecret } from '../../actions.ts';

type Props = { channelId: string; address: string; hasSecret: boolean };

/** Where the channel sends its messages, and the secret that proves that it was the channel. Never shown again. */
export function SecretForm({ channelId, address, hasSecret }: Props) {
  const t = useTranslations('channels.secret');
  const [attempt, setAttempt] = useState(0);
  const shown = useRef<HTMLInputElement>(null);
  const {
    run: submit,
    isPending,
    failure,
  } = useAction(keepSecret, () => {
    setAttempt(attempt + 1);
    void notify(t('saved'));
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      void notify(t('copied'));
    } catch {
      // Browsers lend the clipboard to https pages only; selected text can still be copied by hand.
      shown.current?.select();
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="mb-1 text-sm font-medium">{t('address')}</p>
        <div className="flex items-center gap-2">
          <input
            ref={shown}
            readOnly
            dir="ltr"
            aria-label={t('address')}
            value={address}
            className="h-9 min-w-0 flex-1 rounded-md border border-line bg-neutral-2 px-3 font-mono text-sm"
          />
          <IconButton label={t('copy')} icon={<Copy aria-hidden />} onClick={copy} />
        </div>
      </div>
      <form
        key={attempt}
        method="post"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          submit({
            channelId,
            secret: String(form.get('secret') ?? ''),
            keepsOld: form.get('keepsOld') === 'on',
          });
        }}
      >
        <FailureNote failure={failure} />
        <p>
          <Badge tone={hasSecret ? 'ok' : 'warn'}>{t(hasSecret ? 'isSet' : 'isMissing')}</Badge>
        </p>
        <TextField
          label={t('secret')}
          help={t('help')}
          name="secret"
          type="password"
          dir="ltr"
          autoComplete="off"
          required
          minLength={8}
          maxLength={500}
        />
        {hasSecret ? (
          <Checkbox name="keepsOld" defaultChecked label={t('keepsOld')} help={t('keepsOldHelp')} />
        ) : null}
        <Button type="submit" className="self-start" disabled={isPending}>
          {t('save')}
        </Button>
      </form>
    </div>
  );
}
