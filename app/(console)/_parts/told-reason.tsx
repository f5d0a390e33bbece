import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import type { ErrorDetails } from '#lib/errors.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { factsOf } from './failure-facts.ts';

type Props = { reason: string; facts: ErrorDetails | null; prefs: Prefs };

/** A reason that was written down: in the reader's words where its facts name one, else as the program said it. */
export function ToldReason({ reason, facts, prefs }: Props) {
  const t = useTranslations('errors');
  const told = facts && factsOf(facts, prefs);
  const key = `reason.${told?.reason}`;
  return told && t.has(key) ? t(key, told.values) : <UserText>{reason}</UserText>;
}
