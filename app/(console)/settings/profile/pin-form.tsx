'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { isAbout, useAction } from '../../_parts/use-action.ts';
import { keepPin } from './pin-action.ts';

/** The few digits by which a manager allows something at somebody else's screen. Nothing typed here is kept. */
export function PinForm({ hasPin, hasPassword }: { hasPin: boolean; hasPassword: boolean }) {
  const t = useTranslations('returns.pin');
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, failure } = useAction(keepPin, () => {
    form.current?.reset();
    notify(t('saved'));
  });
  const isWrong = isAbout(failure, 'currentPassword');
  const isPlain = isAbout(failure, 'pin');
  return (
    <form
      ref={form}
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        run({
          currentPassword: String(sent.get('pinPassword') ?? ''),
          pin: String(sent.get('newPin') ?? ''),
        });
      }}
    >
      <p className="text-quiet">
        {hasPin ? `${t('has')} ` : ''}
        {t('hint')}
      </p>
      {isWrong || isPlain ? null : <FailureNote failure={failure} />}
      {hasPassword ? (
        <TextField
          label={t('password')}
          error={isWrong ? t('wrong') : undefined}
          name="pinPassword"
          type="password"
          dir="ltr"
          autoComplete="current-password"
          required
        />
      ) : null}
      <TextField
        label={t('new')}
        error={isPlain ? t('plain') : undefined}
        name="newPin"
        type="password"
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        required
      />
      <Button type="submit" className="self-start" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
