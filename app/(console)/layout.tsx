import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { BottomNav } from '#components/shell/bottom-nav.tsx';
import { LiveProvider } from '#components/shell/live-provider.tsx';
import type { Badges } from '#components/shell/nav-items.ts';
import { SideNav } from '#components/shell/side-nav.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { NavBadge } from '#components/ui/badge.tsx';
import { countOpenAlerts } from '#domains/alerts/list-alerts.ts';
import { can, type Verb } from '#domains/team/can.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { readTheme } from '../_server/locale.ts';
import { setLanguage, setTheme } from '../_server/preferences.ts';
import { getSession } from '../_server/session.ts';
import { PersonMenu } from './settings/profile/person-menu.tsx';

/** What one must be allowed in order to open a place; the others are open to everybody. */
const NEEDED: Record<string, Verb> = {
  customers: 'customer.read',
  fulfilment: 'fulfilment.read',
  returns: 'order.return',
  purchasing: 'purchase.read',
  imports: 'import.read',
  activity: 'audit.read',
};

/** What can be begun from anywhere. */
const ACTIONS = [
  { id: 'newOrder', href: '/orders/new', needs: 'order.place' },
  { id: 'newProduct', href: '/inventory/new', needs: 'product.write' },
  { id: 'importFile', href: '/imports/new', needs: 'import.run' },
] as const satisfies readonly { id: string; href: string; needs: Verb }[];

/** The frame around the pages of signed-in staff. Who may see a page is asked in the page, never here. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [theme, jar, t, tAlerts, session] = await Promise.all([
    readTheme(),
    cookies(),
    getTranslations('shell'),
    getTranslations('alerts'),
    getSession(),
  ]);
  const open = session ? await countOpenAlerts(session.ctx) : 0;
  const badges: Badges =
    session && open > 0
      ? { channels: <NavBadge text={formatNumber(open, session.prefs)} label={tAlerts('open.label')} /> }
      : {};
  const may = (verb: Verb) => session !== null && can(session.ctx.actor, verb);
  const hidden = Object.entries(NEEDED).flatMap(([place, verb]) => (may(verb) ? [] : [place]));
  const actions = ACTIONS.filter(({ needs }) => may(needs)).map(({ id, href }) => ({
    id,
    href,
    title: t(`search.${id}`),
  }));
  return (
    <LiveProvider>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        {t('nav.skip')}
      </a>
      <div className="flex min-h-dvh">
        <SideNav initiallyFolded={jar.get('nav')?.value === 'folded'} hidden={hidden} badges={badges} />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar
            actions={actions}
            hidden={hidden}
            theme={theme}
            chooseLanguage={setLanguage}
            chooseTheme={setTheme}
            person={session ? <PersonMenu name={session.user.name} /> : null}
          />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-[90rem] flex-1 p-4 pb-24 outline-none sm:p-6 md:pb-10"
          >
            {children}
          </main>
        </div>
        <BottomNav hidden={hidden} badges={badges} />
      </div>
    </LiveProvider>
  );
}
