import type { Check, Violation } from './tree.js';

interface LockedPackage {
  readonly version?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * A release of a native package whose builds for other platforms are missing installs here, but `npm ci` refuses the
 * lock file elsewhere: each optional dependency has an entry, whatever the platform.
 */
export const lockFile: Check = {
  name: 'lock file',
  file: ({ path, text }) => {
    if (path !== 'package-lock.json') return [];
    const { packages } = JSON.parse(text) as { packages: Record<string, LockedPackage> };
    const found: Violation[] = [];
    for (const [place, locked] of Object.entries(packages)) {
      for (const [name, range] of Object.entries(locked.optionalDependencies ?? {})) {
        if (!isLocked(packages, place, name))
          found.push({
            path,
            line: lineOf(text, place),
            message: `${place || 'the root'} asks for ${name}@${range}, which has no entry. Take a version whose platforms are all there.`,
          });
      }
    }
    return found;
  },
};

/** Looks where Node would: beside the package, then in each folder above. */
function isLocked(packages: Readonly<Record<string, LockedPackage>>, place: string, name: string): boolean {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '' || !at.includes('/node_modules/')) {
      return packages[`node_modules/${name}`] !== undefined;
    }
  }
}

const lineOf = (text: string, place: string): number =>
  text.slice(0, Math.max(0, text.indexOf(`"${place}": {`))).split('\n').length;
