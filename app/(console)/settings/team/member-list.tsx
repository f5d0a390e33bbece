'use client';

import { useTranslations } from 'next-intl';
import { FailureBanner } from '../profile/failure-banner.tsx';
import { useSubmit } from '../profile/use-submit.ts';
import { disableMember, enableMember, resetSecondStep, setRole, signOutMember } from './actions.ts';
import { MemberRow, type Person } from './member-row.tsx';

/** Everybody who works here; owners change roles and end access in the line itself. */
export function MemberList({ people, mayWrite }: { people: readonly Person[]; mayWrite: boolean }) {
  const t = useTranslations('team.members');
  const nothing = () => undefined;
  const role = useSubmit(setRole, nothing);
  const disable = useSubmit(disableMember, nothing);
  const enable = useSubmit(enableMember, nothing);
  const end = useSubmit(signOutMember, nothing);
  const reset = useSubmit(resetSecondStep, nothing);
  const all = [role, disable, enable, end, reset];
  return (
    <>
      <FailureBanner
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
            chooseRole={(chosen) => role.submit({ userId: person.id, role: chosen })}
            act={{
              disable: () => disable.submit({ userId: person.id }),
              enable: () => enable.submit({ userId: person.id }),
              signOut: () => end.submit({ userId: person.id }),
              resetSecondStep: () => reset.submit({ userId: person.id }),
            }}
          />
        ))}
      </ul>
    </>
  );
}
