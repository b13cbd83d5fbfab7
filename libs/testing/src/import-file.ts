import { getImport, type ImportKind, type ImportRun, startImport, uploadImport } from '@parvis/contracts';
import type { TestClient } from './test-client.js';
import type { TestServer } from './test-server.js';

export interface FileToImport {
  kind: ImportKind;
  bytes: Uint8Array | string;
  name?: string;
}

/** Uploads a file, starts its import with the guessed columns and waits until it is over. */
export async function importFile(
  server: TestServer,
  organiser: TestClient,
  fairId: string,
  { kind, bytes, name = `${kind}.csv` }: FileToImport,
): Promise<ImportRun> {
  const file = { name, bytes: Buffer.from(bytes) };
  const uploaded = await organiser.call(uploadImport, { params: { fairId }, query: { kind }, file });
  const params = { fairId, importId: uploaded.id };
  await organiser.call(startImport, { params, body: { mapping: uploaded.mapping } });
  return server.eventually(
    () => organiser.call(getImport, { params }),
    (run) => run.status === 'finished' || run.status === 'failed',
    60,
  );
}
