import { type DBSchema, openDB } from 'idb';

/** A message that has not reached the server yet. */
export interface KeptMessage {
  /** The same at every try, also after the page was loaded anew. */
  clientId: string;
  /** Account that wrote it: nobody else on this device sees it or sends it. */
  owner: string;
  fairId: string;
  conversationId: string;
  text: string;
  file: File | null;
  /** Place in the order in which they were written. */
  at: number;
}

/** Where messages wait for the line. */
export interface OutgoingStore {
  keep(message: KeptMessage): Promise<void>;
  forget(clientId: string): Promise<void>;
  /** False once another window of this device has sent it or put it away. */
  has(clientId: string): Promise<boolean>;
}

interface OutgoingSchema extends DBSchema {
  messages: { key: string; value: KeptMessage; indexes: { owner: string } };
}

const open = () =>
  openDB<OutgoingSchema>('parvis-outgoing', 1, {
    upgrade: (database) =>
      void database.createObjectStore('messages', { keyPath: 'clientId' }).createIndex('owner', 'owner'),
  });

let opened: ReturnType<typeof open> | null = null;
const database = () => {
  opened ??= open();
  return opened;
};

/** This browser's own database. */
export const deviceStore: OutgoingStore = {
  keep: async (message) => void (await (await database()).put('messages', message)),
  forget: async (clientId) => (await database()).delete('messages', clientId),
  has: async (clientId) => (await (await database()).getKey('messages', clientId)) !== undefined,
};

/** What an account has written on this device and the server does not have, in the order in which it was written. */
export async function keptMessages(owner: string): Promise<KeptMessage[]> {
  const messages = await (await database()).getAllFromIndex('messages', 'owner', owner);
  return messages.sort((a, b) => a.at - b.at);
}
