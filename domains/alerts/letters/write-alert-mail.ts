import type { Business } from '#domains/settings/get-business.ts';
import type { User } from '#domains/team/get-user.ts';
import type { Letter } from '#lib/mail/send-mail.ts';
import type { Reading, WatchedRule } from '../alert-kinds.ts';
import { rowsOfAlert } from '../rules/rows-of-alert.ts';
import { makeOffToken } from '../summaries/off-token.ts';
import { frameLetter } from './frame-letter.ts';
import { readerOf } from './reader.ts';
import { sayAlert, sayRule } from './say-alert.ts';
import { fillWords, LETTER_WORDS } from './words.ts';

type Told = {
  rule: WatchedRule & { id: string };
  /** Of the rule: null where it watches every channel, or the business. */
  ruleChannelName: string | null;
  reading: Reading;
  channelName: string | null;
};

/** The mail that tells somebody of an alert in the own language; one press or one request ends those of this rule for this reader. */
export function writeAlertMail(
  { rule, ruleChannelName, reading, channelName }: Told,
  to: Pick<User, 'id' | 'email' | 'preferences'>,
  business: Business,
): Letter {
  const reader = readerOf(to, business);
  const { locale } = reader.prefs;
  const { alerts } = LETTER_WORDS[locale];
  const said = sayAlert({ ...rule, ...reading, channelName }, reader);
  const token = makeOffToken({ userId: to.id, kind: 'alert', ruleId: rule.id });
  return frameLetter({
    to: to.email,
    locale,
    subject: fillWords(alerts.mail.subject, { said }),
    lead: said,
    parts: [
      {
        title: alerts.mail.rule,
        rows: [
          {
            label: sayRule({ ...rule, channelName: ruleChannelName }, reader),
            path: `/channels/alerts/${rule.id}`,
          },
        ],
      },
    ],
    link: { text: alerts.rows, path: rowsOfAlert(rule, reading) },
    reason: alerts.mail.reason,
    off: { text: alerts.mail.off, path: `/summaries/${token}`, postPath: `/summaries/${token}/one-click` },
  });
}
