// npm runs a script through a shell and, when it is killed, leaves the script running without an owner.
import { spawnSync } from 'node:child_process';

const POLL_MS = 500;

/** Calls `onGone` once when the npm that runs us, or the shell between us, has ended. Without npm it does nothing. */
export function followNpm(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = [parent, Number(ask(parent, 'ppid='))].find(
    (pid) => pid > 1 && /\bnpm\b/.test(ask(pid, 'args=')),
  );
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
}

function ask(pid, field) {
  return spawnSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
