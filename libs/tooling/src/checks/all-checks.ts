import { foreignPaths, skippedTests, switchedOffRules, todos } from './comments.js';
import { barrels, namedExports } from './exports.js';
import { lockFile } from './lock-file.js';
import { bannedWords, kebabCase, roleSuffixes } from './names.js';
import { contextFolders, projectTags, topLevel } from './places.js';
import { fileSize, functionSize, importCount } from './sizes.js';
import type { Check } from './tree.js';

/** The rules about tidiness that no other tool knows. */
export const allChecks: readonly Check[] = [
  fileSize,
  functionSize,
  importCount,
  roleSuffixes,
  kebabCase,
  bannedWords,
  namedExports,
  barrels,
  todos,
  switchedOffRules,
  skippedTests,
  foreignPaths,
  topLevel,
  contextFolders,
  projectTags,
  lockFile,
];
