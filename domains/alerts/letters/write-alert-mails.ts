import type { Tx } from '#db/client.ts';
import type { Actor } from '#domains/context.ts';
import type { NewJob } from '#domains/events/record.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { mailJob } from '#domains/team/letters/mail-job.ts';
import type { Role } from '#domains/team/roles.ts';
import type { Reading, WatchedRule } from '../alert-kinds.ts';
import { maySee } from '../list-alerts.ts';
import { rowsOfAlert } from '../rules/rows-of-alert.ts';
import { frameLetter } from './frame-letter.ts';
import { type Reader, readerOf } from './reader.ts';
import { sayAlert } from './say-alert.ts';
import { fillWords, LETTER_WORDS } from './words.ts';

type Watcher = {
  id: string;
  name: string;
  email: string;
  role: Role;
  preferences: Record<string, string | boolean>;
  channelName: string | null;
};

/** The mails that tell an alert to those who watch its rule, each in the own language; not to who may not see it (any more). */
export async function writeAlertMails(
  tx: Tx,
  { rule, reading }: { rule: WatchedRule & { id: string }; reading: Reading },
): Promise<NewJob[]> {
  const { rows } = await tx.$client.query<Watcher>(
    `select u.id, u.name, u.email, u.role, u.preferences, (select name from channels where id = $2) as "channelName"
     from alert_watchers w join users u on u.id = w.user_id and u.disabled_at is null
     where w.rule_id = $1 order by u.id`,
    [rule.id, reading.channelId],
  );
  if (rows.length === 0) return [];
  const business = await getBusiness(tx);
  return rows
    .filter((watcher) => maySee(actorOf(watcher), rule.kind, rule.metric))
    .map((watcher) => {
      const said = sayAlert(
        { ...rule, ...reading, channelName: watcher.channelName },
        readerOf(watcher, business),
      );
      return mailJob(write(watcher.email, said, rowsOfAlert(rule, reading), readerOf(watcher, business)));
    });
}

function actorOf({ id, name, role }: Watcher): Actor {
  return { kind: 'user', id, name, role };
}

function write(to: string, said: string, path: string, { prefs }: Reader) {
  const { alerts } = LETTER_WORDS[prefs.locale];
  return frameLetter({
    to,
    locale: prefs.locale,
    subject: fillWords(alerts.mail.subject, { said }),
    lead: said,
    parts: [],
    link: { text: alerts.rows, path },
    reason: alerts.mail.reason,
  });
}
