/** Reads JSON from one of our own routes. @throws Error when it is refused; the words are the server's, if it said any. */
export async function readJson<Data>(url: string, init: RequestInit): Promise<Data> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(await refusalOf(response));
  return response.json();
}

async function refusalOf(response: Response): Promise<string> {
  const body: { error?: { message?: string } } = await response.json().catch(() => ({}));
  return body.error?.message ?? '';
}
