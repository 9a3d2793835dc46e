import { lintRules } from './libs/tooling/src/rules/lint-rules.mjs';

export default lintRules(import.meta.dirname);
