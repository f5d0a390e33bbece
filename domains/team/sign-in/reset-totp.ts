import { command } from '../../command.ts';
import { getUser } from '../get-user.ts';
import { UserRef } from '../input.ts';
import { forgetTotp } from './forget-totp.ts';

/** Takes the second step off somebody's account who has lost the phone and the codes. @throws NOT_FOUND for nobody. */
export const resetTotp = command('team.write', {
  input: UserRef,
  run: async (tx, { userId }) => {
    await getUser(tx, userId);
    return forgetTotp(tx, userId);
  },
});
