import { migrate } from '#db/migrate.ts';
import { withDatabase } from './with-database.ts';

// Brings the database to the newest shape; the first service of compose.yaml runs it before app and worker.
await withDatabase(migrate);
process.stdout.write('Tables are up to date.\n');
