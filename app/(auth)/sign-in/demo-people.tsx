'use client';

import { useTranslations } from 'next-intl';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { ROLES } from '#domains/team/roles.ts';
import type { DemoSignIn } from '../read-demo-sign-ins.ts';

/** The invented people of the demo business; one press fills in the form. */
export function DemoPeople({
  people,
  choose,
}: {
  people: readonly DemoSignIn[];
  choose: (person: DemoSignIn) => void;
}) {
  const t = useTranslations('auth.signIn');
  const roles = useTranslations('team.role');
  const nameOf = (role: string) => {
    const known = ROLES.find((one) => one === role);
    return known ? roles(known) : role;
  };
  return (
    <section aria-labelledby="demo-title" className="border-t border-line pt-4">
      <h2 id="demo-title" className="font-medium">
        {t('demoTitle')}
      </h2>
      <p className="mt-0.5 text-sm text-quiet">{t('demoHint')}</p>
      <ul className="mt-2 flex flex-col">
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              onClick={() => choose(person)}
              aria-label={t('demoUse', { email: person.email })}
              className="flex min-h-9 w-full items-center justify-between gap-3 rounded-md px-2 text-start hover:bg-neutral-3 pointer-coarse:min-h-11"
            >
              <span>{nameOf(person.role)}</span>
              <Ltr className="truncate text-sm text-quiet">{person.email}</Ltr>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
