import { database } from '#app/_server/database.ts';
import { answerTracking } from '../../answer-tracking.ts';

type Address = { params: Promise<{ path: string[] }> };

/** The tracking protocol: a write key says who sends (app/api/track/answer-tracking.ts). Public by its nature. */
async function answer(request: Request, { params }: Address): Promise<Response> {
  const { path } = await params;
  return answerTracking(database(), { request, path, now: new Date() });
}

export { answer as GET, answer as OPTIONS, answer as POST };
