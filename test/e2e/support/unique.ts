/** Sets apart what a test makes from what it made before on the same server, as when it is tried again. */
export const unique = (name: string): string => `${name}-${Date.now().toString(36)}`;
