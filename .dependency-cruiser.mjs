import { cruiseOptions, folderRules } from './libs/tooling/src/boundaries/folder-rules.mjs';

export default { forbidden: folderRules, options: cruiseOptions };
