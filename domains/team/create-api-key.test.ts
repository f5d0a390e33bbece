import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKeys, auditLog } from '#db/schema/index.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addMember } from './add-member.fixture.ts';
import { can } from './can.ts';
import { createApiKey } from './create-api-key.ts';
import { findApiKey } from './find-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { revokeApiKey } from './revoke-api-key.ts';

describe('keys for programs', () => {
  let shop: TestShop;
  let owner: Awaited<ReturnType<typeof addMember>>;
  beforeAll(async () => {
    shop = await openShop();
    owner = await addMember(shop, 'owner');
  });
  afterAll(() => shop.close());

  it('are shown once and kept only as a hash', async () => {
    const { id, key } = await createApiKey(shop.ctx(owner), { name: 'Web shop', scopes: ['orders:write'] });
    expect(key).toMatch(/^psk_[A-Za-z0-9_-]{43}$/);
    const [row] = await shop.db.select().from(apiKeys).where(eq(apiKeys.id, id));
    const audit = await shop.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    expect(JSON.stringify([row, audit])).not.toContain(key);
    expect(row).toMatchObject({ prefix: key.slice(0, 10), createdBy: owner.id });
  });

  it('let a program do what their scopes say and nothing else', async () => {
    const { key } = await createApiKey(shop.ctx(owner), { name: 'Scales', scopes: ['stock:read'] });
    const actor = await findApiKey(shop.db, { key, now: shop.now });
    expect(actor).toMatchObject({ kind: 'api_key', name: 'Scales', scopes: ['stock:read'], channelId: null });
    expect(can(actor!, 'stock.read')).toBe(true);
    expect(can(actor!, 'stock.adjust')).toBe(false);
    expect(can(actor!, 'team.write')).toBe(false);
  });

  it('note their last use, at most once a minute', async () => {
    const { id, key } = await createApiKey(shop.ctx(owner), { name: 'Till', scopes: ['stock:read'] });
    const usedAt = async () =>
      (await shop.db.select().from(apiKeys).where(eq(apiKeys.id, id)))[0]?.lastUsedAt;
    await findApiKey(shop.db, { key, now: shop.now });
    expect(await usedAt()).toEqual(shop.now);
    await findApiKey(shop.db, { key, now: new Date(shop.now.getTime() + 30_000) });
    expect(await usedAt()).toEqual(shop.now);
    const later = new Date(shop.now.getTime() + 90_000);
    await findApiKey(shop.db, { key, now: later });
    expect(await usedAt()).toEqual(later);
  });

  it('stop when ended and after their date', async () => {
    const expiresAt = new Date(shop.now.getTime() + 1000);
    const dated = await createApiKey(shop.ctx(owner), { name: 'Fair', scopes: ['stock:read'], expiresAt });
    expect(await findApiKey(shop.db, { key: dated.key, now: shop.now })).not.toBeNull();
    expect(await findApiKey(shop.db, { key: dated.key, now: expiresAt })).toBeNull();
    const ended = await createApiKey(shop.ctx(owner), { name: 'Old', scopes: ['stock:read'] });
    await revokeApiKey(shop.ctx(owner), { apiKeyId: ended.id });
    expect(await findApiKey(shop.db, { key: ended.key, now: shop.now })).toBeNull();
    await expect(revokeApiKey(shop.ctx(owner), { apiKeyId: ended.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each(['', 'psk_', 'psk_unknown', `psk_${'x'.repeat(5000)}`, 'Bearer psk_x'])(
    '%s is nobody',
    async (key) => {
      expect(await findApiKey(shop.db, { key, now: shop.now })).toBeNull();
    },
  );

  it('are made and ended by owners, seen by managers too', async () => {
    const wanted = { name: 'Mine', scopes: ['orders:read' as const] };
    await expect(createApiKey(shop.ctx('manager'), wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id } = await createApiKey(shop.ctx(owner), wanted);
    await expect(revokeApiKey(shop.ctx('manager'), { apiKeyId: id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await listApiKeys(shop.ctx('manager'))).map((row) => row.id)).toContain(id);
    expect(() => listApiKeys(shop.ctx('floor'))).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    const program = { kind: 'api_key', id, name: 'Mine', scopes: ['orders:write'], channelId: null } as const;
    await expect(createApiKey(shop.ctx(program), wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
