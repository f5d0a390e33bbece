import fs from 'node:fs';

const TICK_MS = 10;

/** CPU milliseconds used until now by the application and by PostgreSQL; null where the system does not tell. */
export type CpuMeter = () => { app: number | null; postgres: number | null };

/** Reads the CPU of a PostgreSQL server and of the application: process trees by their root, or this process. */
export function meterCpu(postmasterPid: number, appPid?: number): CpuMeter {
  const ownMs = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  return () => {
    const table = readProcesses();
    return {
      app: appPid === undefined ? ownMs() : sumTree(table, appPid),
      postgres: sumTree(table, postmasterPid),
    };
  };
}

type Process = { parent: number; cpuMs: number; reapedMs: number };

function readProcesses(): Map<number, Process> {
  const table = new Map<number, Process>();
  if (!fs.existsSync('/proc/self/stat')) return table;
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const found = readProcess(name);
    if (found) table.set(Number(name), found);
  }
  return table;
}

function readProcess(pid: string): Process | undefined {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; fields are counted from behind it. The sixth and following are ticks.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = (at: number) => (fields[at] ?? 0) * TICK_MS;
    return { parent: fields[1] ?? 0, cpuMs: ticks(11) + ticks(12), reapedMs: ticks(13) + ticks(14) };
  } catch {
    return undefined; // it ended meanwhile
  }
}

function sumTree(table: Map<number, Process>, root: number): number | null {
  const top = table.get(root);
  if (!top) return null;
  let sum = top.cpuMs + top.reapedMs;
  for (const [pid, one] of table) {
    if (one.parent === root) sum += sumTree(table, pid) ?? 0;
  }
  return sum;
}
