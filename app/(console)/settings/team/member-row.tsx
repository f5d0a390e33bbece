'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { FIELD_LOOK } from '#components/form/field-frame.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Menu, type MenuEntry } from '#components/ui/menu.tsx';
import { ROLES, type Role } from '#domains/team/roles.ts';

/** One member of staff as the list shows them. */
export type Person = {
  id: string;
  name: string;
  email: string;
  role: Role;
  hasTotp: boolean;
  isDisabled: boolean;
  isSelf: boolean;
  lastSeen: string;
};

type Actions = Record<'disable' | 'enable' | 'signOut' | 'resetSecondStep', () => void>;

type Props = {
  person: Person;
  mayWrite: boolean;
  isBusy: boolean;
  chooseRole: (role: Role) => void;
  act: Actions;
};

/** Name, address, role and state of one person, with what an owner may do about them. */
export function MemberRow({ person, mayWrite, isBusy, chooseRole, act }: Props) {
  const t = useTranslations('team');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5 last:border-b-0">
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <UserText className="font-medium">{person.name}</UserText>
          {person.isSelf ? <Badge tone="accent">{t('members.you')}</Badge> : null}
          {person.isDisabled ? <Badge tone="bad">{t('members.disabled')}</Badge> : null}
        </p>
        <p className="truncate text-sm text-quiet">
          <Ltr>{person.email}</Ltr>
        </p>
      </div>
      <div className="min-w-40 text-sm text-quiet">
        <p>{person.lastSeen}</p>
        <p>{person.hasTotp ? t('members.secondStep') : t('members.noSecondStep')}</p>
      </div>
      {mayWrite && !person.isDisabled ? (
        <select
          aria-label={t('members.roleOf', { name: person.name })}
          title={t(`roleHelp.${person.role}`)}
          className={`h-9 max-w-40 ${FIELD_LOOK}`}
          value={person.role}
          disabled={isBusy}
          onChange={(event) => {
            const chosen = ROLES.find((role) => role === event.target.value);
            if (chosen) chooseRole(chosen);
          }}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      ) : (
        <span className="w-40" title={t(`roleHelp.${person.role}`)}>
          {t(`role.${person.role}`)}
        </span>
      )}
      {mayWrite ? (
        <Menu
          label={t('members.more', { name: person.name })}
          trigger={<Ellipsis aria-hidden />}
          entries={entriesFor(person, { act, isBusy, t: (key) => t(`members.${key}`) })}
        />
      ) : null}
    </li>
  );
}

function entriesFor(
  person: Person,
  { act, isBusy, t }: { act: Actions; isBusy: boolean; t: (key: keyof Actions) => string },
): MenuEntry[] {
  const entry = (id: keyof Actions, tone?: 'bad') => ({
    id,
    label: t(id),
    onAction: act[id],
    isDisabled: isBusy,
    tone,
  });
  if (person.isDisabled) return [entry('enable')];
  return [
    entry('signOut'),
    ...(person.hasTotp && !person.isSelf ? [entry('resetSecondStep')] : []),
    ...(person.isSelf ? [] : [entry('disable', 'bad')]),
  ];
}
