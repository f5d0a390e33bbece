import net from 'node:net';

/** The wanted port when nobody on this machine listens on it, else a free one that the system chooses. */
export async function choosePort(host: string, wanted: number): Promise<number> {
  if (wanted !== 0 && (await isFree(host, wanted)) && (await isFree('::1', wanted))) return wanted;
  return findFreePort();
}

/** A port that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

// Browsers try ::1 first for localhost: a stranger there would answer in our place.
function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'),
    );
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
