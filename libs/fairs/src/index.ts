export type { FairRecord } from './fair/fair.repository.js';
export { FairOpener } from './fair/fair-opener.js';
export { FairReader } from './fair-reader.js';
export { FairsModule } from './fairs.module.js';
export { FairsDataModule } from './fairs-data.module.js';
export { FairsWorkerModule } from './fairs-worker.module.js';
export { TopicWriter, topicKey } from './topic/topic-writer.js';
