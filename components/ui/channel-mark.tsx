import { Globe, MessageCircle, Phone, Smartphone, Store, Tag } from 'lucide-react';
import type { ReactNode } from 'react';

const MARKS = {
  store: { Icon: Store, colour: 'text-channel-store' },
  web: { Icon: Globe, colour: 'text-channel-web' },
  app: { Icon: Smartphone, colour: 'text-channel-app' },
  marketplace: { Icon: Tag, colour: 'text-channel-marketplace' },
  social: { Icon: MessageCircle, colour: 'text-channel-social' },
  phone: { Icon: Phone, colour: 'text-channel-phone' },
} as const;

export type ChannelKind = keyof typeof MARKS;

/** One fixed colour and picture per kind of channel, beside its name; the same in every list, chart and filter. */
export function ChannelMark({ kind, children }: { kind: ChannelKind; children: ReactNode }) {
  const { Icon, colour } = MARKS[kind];
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5 align-middle">
      <Icon aria-hidden className={`size-4 shrink-0 ${colour}`} />
      <bdi className="truncate">{children}</bdi>
    </span>
  );
}

/** The colour of a kind of channel for charts, as a CSS value. */
export function channelColour(kind: ChannelKind): string {
  return `var(--color-channel-${kind})`;
}

/** A kind as the database writes it; whatever is unknown here looks like the web. */
export function asChannelKind(kind: string): ChannelKind {
  return Object.hasOwn(MARKS, kind) ? (kind as ChannelKind) : 'web';
}
