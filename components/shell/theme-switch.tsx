'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOptimistic, useTransition } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const;
const ICONS = { system: Monitor, light: Sun, dark: Moon };

type Theme = keyof typeof NEXT;

/** Goes from the system's theme to light, to dark and round again. `choose` is a server action. */
export function ThemeSwitch({ theme, choose }: { theme: Theme; choose: (theme: string) => Promise<void> }) {
  const t = useTranslations('shell.theme');
  const [shown, show] = useOptimistic(theme);
  const [, start] = useTransition();
  const Icon = ICONS[shown];

  function goOn() {
    start(async () => {
      show(NEXT[shown]);
      await choose(NEXT[shown]);
    });
  }

  return <IconButton label={`${t('label')}: ${t(shown)}`} icon={<Icon aria-hidden />} onClick={goOn} />;
}
