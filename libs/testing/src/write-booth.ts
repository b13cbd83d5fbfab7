import { type BoothContent, getBoothDraft, publishBooth, saveBoothDraft } from '@parvis/contracts';
import type { TestClient } from './test-client.js';

type Place = { params: { fairId: string; boothId: string } };

/** Changes the draft of a booth and publishes it, as an editor does. */
export async function writeBooth(client: TestClient, place: Place, change: Partial<BoothContent>): Promise<void> {
  const { content, revision } = await client.call(getBoothDraft, place);
  const saved = await client.call(saveBoothDraft, { ...place, body: { revision, content: { ...content, ...change } } });
  await client.call(publishBooth, { ...place, body: { revision: saved.revision } });
}

/** A product with nothing but a name. */
export const productNamed = (en: string, id: string = crypto.randomUUID()): BoothContent['products'][number] => ({
  id,
  name: { en, fr: '' },
  description: { en: '', fr: '' },
  pictures: [],
  topics: [],
  countries: [],
});
