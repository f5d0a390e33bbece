import { database } from '#app/_server/database.ts';
import { OPERATIONS } from '../_api/operations.ts';
import { answerCall } from '../_http/answer.ts';

type Address = { params: Promise<{ path: string[] }> };

/** The REST API: an API key says who calls (app/api/v1/_http/answer.ts). */
async function answer(request: Request, { params }: Address): Promise<Response> {
  const { path } = await params;
  return answerCall(database(), OPERATIONS, { request, path, now: new Date() });
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
