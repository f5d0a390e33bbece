'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { useEarly } from '#components/form/use-early.ts';
import { Button } from '#components/ui/button.tsx';
import { mailSignInLink, signInWithPassword } from '../actions.ts';
import type { DemoSignIn } from '../read-demo-sign-ins.ts';
import { Refusal } from '../refusal.tsx';
import { DemoPeople } from './demo-people.tsx';

/** Address and password, or a mailed link. What was typed stays after a refusal, but for the password. */
export function SignInForm({ demo }: { demo: readonly DemoSignIn[] }) {
  const t = useTranslations('auth.signIn');
  const [result, signIn, isSigningIn] = useActionState(signInWithPassword, null);
  const [linkResult, mailLink, isMailing] = useActionState(mailSignInLink, null);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const emailField = useEarly<HTMLInputElement>(email, setEmail);
  const passwordField = useEarly<HTMLInputElement>(password, setPassword);
  const isBusy = isSigningIn || isMailing;
  return (
    <>
      <form action={signIn} className="flex flex-col gap-4">
        <Refusal result={result} own={{ UNAUTHENTICATED: t('wrong') }} />
        <Refusal result={linkResult} />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          dir="ltr"
          autoComplete="username"
          required
          ref={emailField}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          dir="ltr"
          autoComplete="current-password"
          required
          ref={passwordField}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Checkbox name="remember" label={t('remember')} />
        <Button type="submit" look="primary" size="large" disabled={isBusy}>
          {t('submit')}
        </Button>
        <Button type="submit" formAction={mailLink} formNoValidate size="large" disabled={isBusy}>
          {t('sendLink')}
        </Button>
      </form>
      {demo.length > 0 ? (
        <DemoPeople
          people={demo}
          choose={(person) => {
            setEmail(person.email);
            setPassword(person.password);
          }}
        />
      ) : null}
    </>
  );
}
