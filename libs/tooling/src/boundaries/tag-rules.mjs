import { contexts } from './contexts.mjs';

/**
 * @typedef {{ sourceTag: string, onlyDependOnLibsWithTags: string[], notDependOnLibsWithTags?: string[] }} TagRule
 */

/** Below every context. `type:testing` is for tests only: the folder rules see to that. */
const ground = ['type:kernel', 'type:platform', 'type:testing'];

/**
 * Who may depend on whom, by the tags in each project's package.json. A project without a tag that is named here may
 * depend on nothing.
 *
 * @type {readonly TagRule[]}
 */
export const tagRules = [
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:kernel'] },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:kernel', 'type:testing'] },
  { sourceTag: 'type:context', onlyDependOnLibsWithTags: [...ground, 'type:context'] },
  ...Object.entries(contexts).map(([name, uses]) => ({
    sourceTag: `context:${name}`,
    onlyDependOnLibsWithTags: [...ground, `context:${name}`, ...uses.map((used) => `context:${used}`)],
  })),
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: [...ground, 'type:context', 'type:app'] },
  { sourceTag: 'app:api', onlyDependOnLibsWithTags: [...ground, 'type:context', 'app:api'] },
  { sourceTag: 'app:worker', onlyDependOnLibsWithTags: [...ground, 'type:context', 'app:worker', 'app:api'] },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:launcher', onlyDependOnLibsWithTags: ['type:app', 'type:launcher'] },
  { sourceTag: 'type:tooling', onlyDependOnLibsWithTags: ['type:tooling'] },
  {
    sourceTag: 'type:test',
    onlyDependOnLibsWithTags: [...ground, 'type:context', 'type:app', 'type:launcher', 'type:test'],
  },
];
