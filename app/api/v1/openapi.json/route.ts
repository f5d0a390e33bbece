import { readVersion } from '#domains/events/read-version.ts';
import { OPERATIONS } from '../_api/operations.ts';
import { describeApi } from '../_http/describe.ts';

/** The description of the API. Public: it says what can be asked, not what is known. */
export function GET(): Response {
  return Response.json(describeApi(OPERATIONS, readVersion()));
}
