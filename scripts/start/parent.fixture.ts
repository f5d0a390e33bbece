import { startChild } from './children.ts';

// A parent with one child that would live for ever; prints the child's process number. The test's victim.
const code = 'setInterval(() => {}, 1000); process.send("here")';
const child = startChild({ name: 'child', args: ['-e', code], env: process.env });
await child.spoke;
process.stdout.write(`${child.pid}\n`);
