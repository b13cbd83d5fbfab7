export {
  type AccessAnswer,
  AccessMatrix,
  type AccessRule,
  endpointsOf,
  type Home,
  type Ids,
  type Insider,
  insiders,
  type Makers,
  may,
} from './access-matrix.js';
export { BuiltService } from './built-service.js';
export {
  createFairRow,
  createMeeting,
  createPendingRequests,
  createPerson,
  type FairOverrides,
  type MeetingOverrides,
  type PendingRequest,
  type PersonOverrides,
  type TestPerson,
} from './factories.js';
export { type FileToImport, importFile } from './import-file.js';
export { type CallInput, TestClient } from './test-client.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { TestServer } from './test-server.js';
export { productNamed, writeBooth } from './write-booth.js';
