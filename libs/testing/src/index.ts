export { createFairRow, createPerson, type FairOverrides, type PersonOverrides, type TestPerson } from './factories.js';
export { type FileToImport, importFile } from './import-file.js';
export { type CallInput, TestClient } from './test-client.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { TestServer } from './test-server.js';
