export default async function globalTeardown() {
  await globalThis.parvisServices?.stop();
}
