const key = 'parvis.account';

/** The account that was signed in here last, known without network too; null after it has signed out. */
export const deviceAccount = (): string | null => localStorage.getItem(key);

export function keepDeviceAccount(id: string | null): void {
  if (id === null) localStorage.removeItem(key);
  else localStorage.setItem(key, id);
}
