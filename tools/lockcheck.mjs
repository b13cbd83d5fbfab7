// Every optional dependency that the lock file names must have its own entry: where a registry lacked a platform's package, `npm install`
// dropped it without a word, and `npm ci` refuses such a lock.
import { readFileSync } from 'node:fs';

const file = process.argv[2] ?? 'package-lock.json';
const { packages } = JSON.parse(readFileSync(file, 'utf8'));

/** Whether `name` is found from the package at `path`, by the way Node looks: its own node_modules, then each folder above. */
function isInstalledFor(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isInstalledFor(path, name))
    .map(([name, range]) => `${name}@${range}, wanted by ${path || 'the repository'}`),
);

for (const line of missing) console.error(`missing in ${file}: ${line}`);
console.log(`${file}: ${Object.keys(packages).length} packages, ${missing.length} optional ones missing`);
process.exitCode = missing.length > 0 ? 1 : 0;
