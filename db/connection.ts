import { Client } from 'pg';

/** A connection of its own, for COPY, LISTEN and session locks. The caller ends it. */
export async function openConnection(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
