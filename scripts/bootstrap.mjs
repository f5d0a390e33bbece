// Runs on any Node >= 20.11 with built-ins only: brings what is missing, then runs the given script on a Node
// that can read TypeScript (the machine's own where it is new enough, a pinned one otherwise).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { followNpm } from './follow-npm.mjs';

const NEWEST_FEATURE_NEEDED = [22, 18];
const INSTALL_PATIENCE_MS = 15 * 60_000;
const LOCK_POLL_MS = 200;
const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'node_modules', '.install-stamp');
const INSTALL_FLAGS = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantMajor, wantMinor] = NEWEST_FEATURE_NEEDED;
  return major > wantMajor || (major === wantMajor && minor >= wantMinor);
}

function npmInstall(folder, what) {
  console.error(`Pishkhan: installing ${what} …`);
  const options = { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' };
  const result = spawnSync('npm', INSTALL_FLAGS, options);
  if (result.status === 0) return;
  console.error(`Pishkhan: npm could not install ${what}. Check the network and try the same command again.`);
  process.exit(result.status ?? 1);
}

// Two commands at once on a fresh copy would write into one folder: the second waits until the first has ended.
function withInstallLock(work) {
  const lock = path.join(root, '.runtime', 'install.lock');
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  for (const deadline = Date.now() + INSTALL_PATIENCE_MS; Date.now() < deadline; ) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      process.once('exit', () => fs.rmSync(lock, { force: true }));
      work();
      fs.rmSync(lock, { force: true });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(readPid(lock))) fs.rmSync(lock, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_POLL_MS);
    }
  }
  console.error(
    `Pishkhan: another installation holds ${lock}. Wait for it, or remove that file and try again.`,
  );
  process.exit(1);
}

function readPid(lock) {
  try {
    return Number(fs.readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid || process.pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function packagesAreInstalled() {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hashLock();
}

function hashLock() {
  return createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

function installPackages() {
  if (packagesAreInstalled()) return;
  npmInstall(root, 'packages');
  fs.writeFileSync(stamp, hashLock());
}

function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const runtime = path.join(root, '.runtime');
  const own = path.join(runtime, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!fs.existsSync(own)) withInstallLock(() => bringNode(runtime, own));
  if (fs.existsSync(own)) return own;
  console.error(
    `Pishkhan needs Node ${NEWEST_FEATURE_NEEDED.join('.')} or newer; this is ${process.versions.node}. Install it and try again.`,
  );
  process.exit(1);
}

function bringNode(runtime, own) {
  if (fs.existsSync(own)) return;
  fs.mkdirSync(runtime, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(root, 'scripts', 'runtime', file), path.join(runtime, file));
  }
  npmInstall(runtime, 'Node 24');
}

if (!packagesAreInstalled()) withInstallLock(installPackages);
const node = findNode();
const binaries = [path.dirname(node), path.join(root, 'node_modules', '.bin')].join(path.delimiter);
const dieWithParent = pathToFileURL(path.join(root, 'scripts', 'die-with-parent.mjs')).href;
const flags = ['--disable-warning=ExperimentalWarning', '--import', dieWithParent];
const child = spawn(node, [...flags, ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    PATH: binaries + path.delimiter + process.env.PATH,
    NEXT_TELEMETRY_DISABLED: '1',
    DIES_WITH_PARENT: '1',
  },
});
followNpm(() => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
