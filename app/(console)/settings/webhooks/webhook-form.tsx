'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { addWebhook } from '../actions.ts';
import { CopyText } from '../profile/copy-button.tsx';
import { eventKey, type TellableKind } from './event-key.ts';

type Props = { kinds: readonly TellableKind[] };

/** Adds an address; its secret is shown this once. */
export function AddWebhookButton({ kinds }: Props) {
  const t = useTranslations('settings.webhook');
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const change = (willBeOpen: boolean) => {
    setOpen(willBeOpen);
    setSecret(null);
  };
  return (
    <>
      <Button look="primary" onClick={() => change(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={change}>
        {secret ? (
          <ShownSecret secret={secret} onClose={() => change(false)} />
        ) : (
          <WebhookForm kinds={kinds} onDone={setSecret} />
        )}
      </Dialog>
    </>
  );
}

/** The secret of an address, this once. */
export function ShownSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('settings.webhook');
  const tAction = useTranslations('common.action');
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="warn" title={t('secretTitle')}>
        {t('secretHint')}
      </Banner>
      <CopyText text={secret} label={t('copy')} copied={t('copied')} />
      <Button look="primary" className="self-end" onClick={onClose}>
        {tAction('close')}
      </Button>
    </div>
  );
}

function WebhookForm({ kinds, onDone }: Props & { onDone: (secret: string) => void }) {
  const t = useTranslations('settings.webhook');
  const {
    run: submit,
    isPending,
    failure,
  } = useAction(addWebhook, ({ secret }: { secret: string }) => onDone(secret));
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const chosen = form.getAll('kinds');
        submit({
          url: String(form.get('url') ?? '').trim(),
          kinds: kinds.filter((kind) => chosen.includes(kind)),
        });
      }}
    >
      <FailureNote failure={failure} />
      <TextField
        label={t('url')}
        help={t('urlHelp')}
        name="url"
        type="url"
        dir="ltr"
        required
        placeholder="https://"
        autoComplete="off"
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-sm font-medium">{t('kinds')}</legend>
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            name="kinds"
            value={kind}
            defaultChecked
            label={t(`event.${eventKey(kind)}`)}
          />
        ))}
      </fieldset>
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('add')}
      </Button>
    </form>
  );
}
