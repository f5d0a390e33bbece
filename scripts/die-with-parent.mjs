// Loaded before a child's own code (node --import): asks the child to end when its parent is gone, killed -9 too.
// The parent's end is seen by the closing of the channel between them, which no signal handler can forget.
const GRACE_MS = 8_000;

// Node's options are inherited by grandchildren, whose channels are not ours to touch; this mark is not.
if (process.channel && process.env.DIES_WITH_PARENT) {
  delete process.env.DIES_WITH_PARENT;
  process.channel.unref();
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}
