import { route } from '#app/_server/route.ts';
import { exportPerson } from '#domains/privacy/export-person.ts';
import { AppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';

/** Everything that is kept about one person, as a JSON file for that person. Each asking is written down. */
export const GET = route<{ customerId: string }>(async (ctx, { params }) => {
  if (!isId(params.customerId)) throw new AppError('NOT_FOUND', 'There is no such customer.');
  const person = await exportPerson(ctx, params.customerId);
  return new Response(JSON.stringify(person, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="customer-${person.number}.json"`,
      'cache-control': 'no-store',
    },
  });
});
