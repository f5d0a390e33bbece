import type { ReactNode } from 'react';
import { getSession } from '#app/_server/session.ts';
import { can } from '#domains/team/can.ts';
import { PlaceWords } from '../_parts/place-words.tsx';
import { SettingsNav } from './settings-nav.tsx';
import { SETTINGS_PLACES } from './settings-places.ts';

/** The way between the pages of the settings, beside them. Who may see a page is asked in the page. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const session = await getSession();
  const places = SETTINGS_PLACES.filter(({ needs }) => session && can(session.ctx.actor, needs));
  return (
    <PlaceWords place="settings">
      <div className="gap-8 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)]">
        <SettingsNav places={places.map(({ key }) => key)} />
        <div className="min-w-0">{children}</div>
      </div>
    </PlaceWords>
  );
}
