export {
  type AccessAnswer,
  AccessMatrix,
  type AccessRule,
  endpointsBelow,
  type Home,
  type Ids,
  type Makers,
  may,
} from './access-matrix.js';
export {
  createFairRow,
  createMeeting,
  createPerson,
  type FairOverrides,
  type MeetingOverrides,
  type PersonOverrides,
  type TestPerson,
} from './factories.js';
export { type FileToImport, importFile } from './import-file.js';
export { type CallInput, TestClient } from './test-client.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { TestServer } from './test-server.js';
export { productNamed, writeBooth } from './write-booth.js';
