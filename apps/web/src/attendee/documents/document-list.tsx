import { Stack } from '@mantine/core';
import type { BoothDocument } from '@parvis/contracts';
import { DocumentLine } from './document-line.js';

/** Documents of a booth, each with the way to it. */
export function DocumentList({ boothId, documents }: { boothId: string; documents: readonly BoothDocument[] }) {
  return (
    <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {documents.map((document) => (
        <li key={document.id}>
          <DocumentLine boothId={boothId} document={document} />
        </li>
      ))}
    </Stack>
  );
}
