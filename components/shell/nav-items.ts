import {
  Boxes,
  ChartNoAxesColumn,
  FileInput,
  History,
  type LucideIcon,
  PackageCheck,
  Settings,
  ShoppingBag,
  Sun,
  Truck,
  Undo2,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';

/** One place of the console. `key` names its words in `shell.nav`; `code` is the physical key after `g`. */
export type NavItem = { key: string; href: string; Icon: LucideIcon; code?: string; letter?: string };

/** What waits in places, by their keys, as it is shown beside their names. */
export type Badges = Record<string, ReactNode>;

/** The places of the console in the order of a working day. The first four are on the bar of a phone. */
export const NAV_ITEMS: readonly NavItem[] = [
  { key: 'today', href: '/today', Icon: Sun, code: 'KeyT', letter: 'T' },
  { key: 'orders', href: '/orders', Icon: ShoppingBag, code: 'KeyO', letter: 'O' },
  { key: 'inventory', href: '/inventory', Icon: Boxes, code: 'KeyI', letter: 'I' },
  { key: 'customers', href: '/customers', Icon: Users, code: 'KeyC', letter: 'C' },
  { key: 'fulfilment', href: '/fulfilment', Icon: PackageCheck, code: 'KeyF', letter: 'F' },
  { key: 'returns', href: '/returns', Icon: Undo2, code: 'KeyR', letter: 'R' },
  { key: 'purchasing', href: '/purchasing', Icon: Truck, code: 'KeyP', letter: 'P' },
  { key: 'channels', href: '/channels', Icon: ChartNoAxesColumn, code: 'KeyH', letter: 'H' },
  { key: 'imports', href: '/imports', Icon: FileInput },
  { key: 'activity', href: '/activity', Icon: History },
  { key: 'settings', href: '/settings', Icon: Settings, code: 'KeyS', letter: 'S' },
];

/** The places that somebody may open: all but those whose keys are named. */
export function placesWithout(hidden: readonly string[]): readonly NavItem[] {
  return NAV_ITEMS.filter(({ key }) => !hidden.includes(key));
}

/** True when the page at `pathname` belongs to this place. */
export function isInside(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
