import { connect } from '#db/client.ts';
import { SYSTEM } from '#domains/context.ts';
import { runImport } from '../run-import.ts';

// A process of its own that carries one import on, so that a test can kill it at any moment.
const [url = '', importId = ''] = process.argv.slice(2);
const db = connect(url);
process.send?.('started');
await runImport({ db, actor: SYSTEM, now: new Date('2026-03-10T10:00:00Z') }, importId);
await db.$client.end();
process.disconnect?.();
