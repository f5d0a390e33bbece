'use client';

import { useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { signInWithIssuer } from '../actions.ts';
import { Refusal } from '../refusal.tsx';

/** Goes to the OpenID provider of the business. */
export function IssuerButton({ label }: { label: string }) {
  const [result, go, isGoing] = useActionState(signInWithIssuer, null);
  return (
    <form action={go} className="flex flex-col gap-4 border-t border-line pt-4">
      <Refusal result={result} />
      <Button type="submit" size="large" disabled={isGoing}>
        {label}
      </Button>
    </form>
  );
}
