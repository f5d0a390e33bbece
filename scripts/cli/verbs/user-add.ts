import { randomBytes } from 'node:crypto';
import { createUser } from '#domains/team/create-user.ts';
import { ROLES } from '#domains/team/roles.ts';
import { readChoice, requireOption, type Verb } from '../verb.ts';

const MADE_PASSWORD_BYTES = 15;

export const userAdd: Verb = {
  name: 'user add',
  arguments: [],
  purpose: 'Makes a member of staff who may sign in at once.',
  options: {
    email: { type: 'string', value: 'ADDRESS', help: 'the address to sign in with' },
    name: { type: 'string', help: 'as colleagues read it; the address unless given' },
    role: { type: 'string', value: 'NAME', help: `${ROLES.join(', ')}` },
    password: { type: 'string', help: 'at least ten characters; one is made and shown unless given' },
  },
  notes: [
    'What is typed at a terminal may be kept in its history: better let a password be made, and change it.',
  ],
  examples: ['user add --email owner@shop.example --role owner --name "The owner"'],
  run: async ({ ctx }, call) => {
    const email = requireOption(call, 'email');
    const role = readChoice(requireOption(call, 'role'), { name: '--role', choices: ROLES });
    const given = call.text('password');
    const password = given ?? randomBytes(MADE_PASSWORD_BYTES).toString('base64url');
    const { id } = await createUser(ctx, { email, name: call.text('name') ?? email, role, password });
    const shown = given === undefined ? { password } : {};
    return {
      json: { id, email, role, ...shown },
      lines: [`${email} may sign in as ${role}.`, ...(given === undefined ? [`Password: ${password}`] : [])],
    };
  },
};
