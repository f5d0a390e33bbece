// Runs on any Node >= 20.11 with built-ins only: brings what is missing, then runs the given script on a Node
// that can read TypeScript (the machine's own where it is new enough, a pinned one otherwise).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const NEWEST_FEATURE_NEEDED = [22, 18];
const root = path.resolve(import.meta.dirname, '..');
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

function installPackages() {
  const lock = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
  const stamp = path.join(root, 'node_modules', '.install-stamp');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) return;
  npmInstall(root, 'packages');
  fs.writeFileSync(stamp, lock);
}

function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const runtime = path.join(root, '.runtime');
  const own = path.join(runtime, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!fs.existsSync(own)) {
    fs.mkdirSync(runtime, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) {
      fs.copyFileSync(path.join(root, 'scripts', 'runtime', file), path.join(runtime, file));
    }
    npmInstall(runtime, 'Node 24');
  }
  if (fs.existsSync(own)) return own;
  console.error(`Pishkhan needs Node ${NEWEST_FEATURE_NEEDED.join('.')} or newer; this is ${process.versions.node}. Install it and try again.`);
  process.exit(1);
}

installPackages();
const node = findNode();
const binaries = [path.dirname(node), path.join(root, 'node_modules', '.bin')].join(path.delimiter);
const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: binaries + path.delimiter + process.env.PATH, NEXT_TELEMETRY_DISABLED: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
