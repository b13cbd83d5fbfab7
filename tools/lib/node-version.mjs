import { UserError } from './report.mjs';

const floor = [20, 19];

/** Refuses a Node older than the floor of package.json's `engines`. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major < floor[0] || (major === floor[0] && minor < floor[1])) {
    throw new UserError(
      `this is Node ${version}; it takes ${floor.join('.')} or later (24 is what the container image uses).`,
    );
  }
  return { note: version };
}
