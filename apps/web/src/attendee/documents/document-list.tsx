import { Stack } from '@mantine/core';
import { type BoothDocument, getBooth } from '@parvis/contracts';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useLocalText } from '../../live/use-local-text.js';
import { DocumentLine } from './document-line.js';

interface DocumentListProps {
  boothId: string;
  documents: readonly BoothDocument[];
  /** For the team, to whom everything is open. */
  isTeam?: boolean;
}

/** Documents of a booth, each with its product and the way to it. */
export function DocumentList({ boothId, documents, isTeam }: DocumentListProps) {
  const { fairId } = useFair();
  const textOf = useLocalText();
  const products = useEndpoint(getBooth, { params: { fairId, boothId } }).data?.products ?? [];
  const nameOf = (productId: string | null) => {
    const product = products.find(({ id }) => id === productId);
    return product && textOf(product.name);
  };
  return (
    <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {documents.map((document) => (
        <li key={document.id}>
          <DocumentLine boothId={boothId} document={document} note={nameOf(document.productId)} isTeam={isTeam} />
        </li>
      ))}
    </Stack>
  );
}
