import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, invitations } from '#db/schema/index.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { addMember, TEST_PASSWORD } from './add-member.fixture.ts';
import { findInvitation } from './find-invitation.ts';
import { inviteUser } from './invite-user.ts';
import { openMailJob } from './letters/mail-job.ts';
import { listTeam } from './list-team.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { checkPassword } from './sign-in/attempts/check-password.ts';

const EIGHT_DAYS_MS = 8 * 24 * 60 * 60 * 1000;

describe('invitations', () => {
  let shop: TestShop;
  let owner: Awaited<ReturnType<typeof addMember>>;
  beforeAll(async () => {
    shop = await openShop();
    owner = await addMember(shop, 'owner');
  });
  afterAll(() => shop.close());

  const answer = (token: string) => ({ token, name: 'Mira', password: TEST_PASSWORD });
  const lastLetter = async () => {
    const { rows } = await shop.db.$client.query<{ data: { sealed: string } }>(
      `select data from pgboss.job where name = 'send-mail' order by created_on desc, id desc limit 1`,
    );
    return openMailJob(rows[0]!.data);
  };

  it('mails a link that makes the person a member in the role they were invited for', async () => {
    const { token } = await inviteUser(shop.ctx(owner), { email: 'Mira@Shop.example', role: 'support' });
    const letter = await lastLetter();
    expect(letter).toMatchObject({
      to: 'mira@shop.example',
      subject: `${owner.name} invites you to Test shop`,
    });
    expect(letter?.text).toContain(`/invitation/${token}`);
    expect(await findInvitation(shop.db, { token, now: shop.now })).toMatchObject({
      email: 'mira@shop.example',
      role: 'support',
      inviterName: owner.name,
    });
    const { userId } = await acceptInvitation(shop.ctx(), answer(token));
    const given = { email: 'mira@shop.example', password: TEST_PASSWORD, address: 'a', device: null };
    expect(await checkPassword(shop.db, given)).toMatchObject({ id: userId, role: 'support', name: 'Mira' });
  });

  it('keeps neither the token nor the letter readable in the database', async () => {
    const { id, token } = await inviteUser(shop.ctx(owner), { email: 'safe@shop.example', role: 'viewer' });
    const [row] = await shop.db.select().from(invitations).where(eq(invitations.id, id));
    const audit = await shop.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    const { rows } = await shop.db.$client.query(`select data from pgboss.job where name = 'send-mail'`);
    expect(JSON.stringify([row, audit, rows])).not.toContain(token);
  });

  it('works once', async () => {
    const { token } = await inviteUser(shop.ctx(owner), { email: 'once@shop.example', role: 'viewer' });
    await acceptInvitation(shop.ctx(), answer(token));
    await expect(acceptInvitation(shop.ctx(), answer(token))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends after seven days, when taken back, and when a newer one is made', async () => {
    const old = await inviteUser(shop.ctx(owner), { email: 'late@shop.example', role: 'viewer' });
    const later = new Date(shop.now.getTime() + EIGHT_DAYS_MS);
    expect(await findInvitation(shop.db, { token: old.token, now: later })).toBeNull();
    const newer = await inviteUser(shop.ctx(owner), { email: 'late@shop.example', role: 'floor' });
    expect(await findInvitation(shop.db, { token: old.token, now: shop.now })).toBeNull();
    await revokeInvitation(shop.ctx(owner), { invitationId: newer.id });
    await expect(acceptInvitation(shop.ctx(), answer(newer.token))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(revokeInvitation(shop.ctx(owner), { invitationId: newer.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is not sent to somebody who works here already', async () => {
    await expect(
      inviteUser(shop.ctx(owner), { email: owner.email.toUpperCase(), role: 'viewer' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('is for owners to send and take back, and for nobody signed in to accept', async () => {
    const manager = await addMember(shop, 'manager');
    const wanted = { email: 'x@shop.example', role: 'owner' } as const;
    await expect(inviteUser(shop.ctx(manager), wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id, token } = await inviteUser(shop.ctx(owner), { email: 'y@shop.example', role: 'viewer' });
    await expect(revokeInvitation(shop.ctx(manager), { invitationId: id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(acceptInvitation(shop.ctx(manager), answer(token))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('stands in the list of the team while it waits', async () => {
    const { members, waiting } = await listTeam(shop.ctx(owner));
    expect(members.map((member) => member.email)).toContain('mira@shop.example');
    expect(waiting.map((one) => one.email)).toContain('safe@shop.example');
    expect(waiting.map((one) => one.email)).not.toContain('once@shop.example');
    await expect(listTeam(shop.ctx('floor'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
