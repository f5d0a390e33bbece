'use client';

import { useTranslations } from 'next-intl';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { disableMember, enableMember, resetSecondStep, setRole, signOutMember } from './actions.ts';
import { MemberRow, type Person } from './member-row.tsx';

/** Everybody who works here; owners change roles and end access in the line itself. */
export function MemberList({ people, mayWrite }: { people: readonly Person[]; mayWrite: boolean }) {
  const t = useTranslations('team.members');
  const nothing = () => undefined;
  const role = useAction(setRole, nothing);
  const disable = useAction(disableMember, nothing);
  const enable = useAction(enableMember, nothing);
  const end = useAction(signOutMember, nothing);
  const reset = useAction(resetSecondStep, nothing);
  const all = [role, disable, enable, end, reset];
  return (
    <>
      <FailureNote
        failure={all.find((one) => one.failure)?.failure ?? null}
        own={{ CONFLICT: t('lastOwner') }}
      />
      <ul className="flex flex-col">
        {people.map((person) => (
          <MemberRow
            key={person.id}
            person={person}
            mayWrite={mayWrite}
            isBusy={all.some((one) => one.isPending)}
            chooseRole={(chosen) => role.run({ userId: person.id, role: chosen })}
            act={{
              disable: () => disable.run({ userId: person.id }),
              enable: () => enable.run({ userId: person.id }),
              signOut: () => end.run({ userId: person.id }),
              resetSecondStep: () => reset.run({ userId: person.id }),
            }}
          />
        ))}
      </ul>
    </>
  );
}
