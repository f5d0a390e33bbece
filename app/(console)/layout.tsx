import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { BottomNav } from '#components/shell/bottom-nav.tsx';
import { LiveProvider } from '#components/shell/live-provider.tsx';
import { SideNav } from '#components/shell/side-nav.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { readTheme } from '../_server/locale.ts';
import { setLanguage, setTheme } from '../_server/preferences.ts';
import { getSession } from '../_server/session.ts';
import { PersonMenu } from './settings/profile/person-menu.tsx';

/** The frame around the pages of signed-in staff. Who may see a page is asked in the page, never here. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [theme, jar, t, session] = await Promise.all([
    readTheme(),
    cookies(),
    getTranslations('shell'),
    getSession(),
  ]);
  const actions = [{ id: 'import', title: t('search.importFile'), href: '/imports/new' }];
  return (
    <LiveProvider>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        {t('nav.skip')}
      </a>
      <div className="flex min-h-dvh">
        <SideNav initiallyFolded={jar.get('nav')?.value === 'folded'} />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar
            actions={actions}
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
        <BottomNav />
      </div>
    </LiveProvider>
  );
}
