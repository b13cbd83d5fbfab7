import { startService } from '@parvis/platform';
import { RoomsModule } from '@parvis/rooms';

await startService({ name: 'rooms', api: [RoomsModule], worker: [], hasDatabase: false, domains: [] });
