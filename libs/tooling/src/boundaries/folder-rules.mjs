import { contexts, transportPackages } from './contexts.mjs';

/** @typedef {import('dependency-cruiser').IForbiddenRuleType} FolderRule */

const CONTEXT = `(${Object.keys(contexts).join('|')})`;
const TEST_FILE = '\\.(spec|e2e)\\.ts$|/src/(testing|faults)/';
/** What installs the packages cannot import by a name that only the installation makes. */
const BEFORE_INSTALLATION = '^libs/tooling/src/commands/test\\.mjs$';
const PACKAGE = '(^|/)node_modules/';

/** @param {string} text */
const escaped = (text) => text.replace(/[/.]/g, '\\$&');

/** @type {FolderRule[]} */
const everywhere = [
  {
    name: 'no-cycle',
    comment: 'Two files that need each other are one file, or there is a third one that both need.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'What is imported does not exist, or is not in the dependencies of this project.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'workspaces-by-name',
    comment: 'Another project is imported by its name (@kontor/…), never by a path into its folder.',
    severity: 'error',
    from: { path: '^(libs|apps)/([^/]+)/', pathNot: BEFORE_INSTALLATION },
    to: { path: '^(libs|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
  },
  {
    name: 'tests-stay-out-of-the-product',
    comment: 'Test files and @kontor/testing are for tests: the product does not contain them.',
    severity: 'error',
    from: { path: '^(libs|apps)/', pathNot: [TEST_FILE, '^libs/testing/', '^apps/(e2e|bench)/'] },
    to: { path: ['^libs/testing/', TEST_FILE] },
  },
];

/** @type {FolderRule[]} */
const layers = [
  {
    name: 'kernel-knows-nobody',
    comment: 'The kernel is below everything.',
    severity: 'error',
    from: { path: '^libs/kernel/src/', pathNot: TEST_FILE },
    to: { path: '^(libs|apps)/', pathNot: '^libs/kernel/' },
  },
  {
    name: 'kernel-without-input-and-output',
    comment: 'The kernel is pure: no files, no network, no framework.',
    severity: 'error',
    from: { path: '^libs/kernel/src/', pathNot: TEST_FILE },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'platform-knows-the-kernel-only',
    comment: 'The platform is below the contexts and knows none of them.',
    severity: 'error',
    from: { path: '^libs/platform/src/', pathNot: TEST_FILE },
    to: { path: '^(libs|apps)/', pathNot: '^libs/(platform|kernel)/' },
  },
  {
    name: 'testing-knows-the-kernel-only',
    comment: 'The test library is below everything that is tested.',
    severity: 'error',
    from: { path: '^libs/testing/src/' },
    to: { path: '^(libs|apps)/', pathNot: '^libs/(testing|kernel)/' },
  },
  {
    name: 'libs-know-no-app',
    comment: 'Apps carry the contexts, not the other way round.',
    severity: 'error',
    from: { path: '^libs/', pathNot: BEFORE_INSTALLATION },
    to: { path: '^apps/' },
  },
  {
    name: 'domain-is-pure',
    comment: 'domain/ imports only domain/ of its own context and the kernel.',
    severity: 'error',
    from: { path: `^libs/${CONTEXT}/src/domain/`, pathNot: TEST_FILE },
    to: { pathNot: ['^libs/$1/src/domain/', '^libs/kernel/'] },
  },
  {
    name: 'contexts-without-transport',
    comment: 'GraphQL, HTTP, queues and React belong to the apps and the platform.',
    severity: 'error',
    from: { path: `^libs/${CONTEXT}/src/` },
    to: { path: `${PACKAGE}(${transportPackages.map(escaped).join('|')})/` },
  },
  {
    name: 'contract-stands-alone',
    comment: 'A contract says what others may know, so it imports nothing of its own context.',
    severity: 'error',
    from: { path: `^libs/${CONTEXT}/src/contract/` },
    to: { path: '^libs/$1/src/', pathNot: '^libs/$1/src/contract/' },
  },
  {
    name: 'queries-write-nothing',
    comment: 'Read models do not know use cases or repositories.',
    severity: 'error',
    from: { path: `^libs/${CONTEXT}/src/queries/`, pathNot: TEST_FILE },
    to: { path: ['^libs/$1/src/use-cases/', '^libs/$1/src/persistence/.+\\.repository\\.ts$'] },
  },
];

/** One rule for each context: others only by contract, and only those of the table. @type {FolderRule[]} */
const betweenContexts = Object.entries(contexts).flatMap(([name, uses]) => {
  const others = Object.keys(contexts).filter((other) => other !== name);
  const forbidden = others.filter((other) => !uses.includes(other));
  /** @type {FolderRule} */
  const onlyContract = {
    name: `${name}-by-contract`,
    comment: `${name} knows other contexts by their contract only.`,
    severity: 'error',
    from: { path: `^libs/${name}/src/`, pathNot: TEST_FILE },
    to: { path: `^libs/(${others.join('|')})/src/`, pathNot: '^libs/[^/]+/src/contract/' },
  };
  /** @type {FolderRule} */
  const onlyTable = {
    name: `${name}-by-table`,
    comment: `${name} may use ${uses.length > 0 ? uses.join(', ') : 'no other context'}.`,
    severity: 'error',
    from: { path: `^libs/${name}/src/`, pathNot: TEST_FILE },
    to: { path: `^libs/(${forbidden.join('|')})/src/` },
  };
  return forbidden.length > 0 ? [onlyContract, onlyTable] : [onlyContract];
});

/** @type {FolderRule[]} */
const apps = [
  {
    name: 'web-knows-no-server',
    comment: 'The browser learns the types of the server from code generation only.',
    severity: 'error',
    from: { path: '^apps/web/' },
    to: { path: '^(libs|apps)/', pathNot: '^apps/web/' },
  },
  {
    name: 'server-knows-no-browser',
    comment: 'Nothing imports the SPA.',
    severity: 'error',
    from: { path: '^(libs|apps)/', pathNot: '^apps/web/' },
    to: { path: '^apps/web/' },
  },
  {
    name: 'web-ui-below-features',
    comment: 'src/ui is used by features and app, and knows neither.',
    severity: 'error',
    from: { path: '^apps/web/src/ui/' },
    to: { path: '^apps/web/src/(features|app)/' },
  },
  {
    name: 'web-features-below-app',
    comment: 'A feature does not know the shell that shows it.',
    severity: 'error',
    from: { path: '^apps/web/src/features/' },
    to: { path: '^apps/web/src/app/' },
  },
  {
    name: 'edge-knows-no-context-folder',
    comment: "The edge serves every context's resolvers and knows none of them.",
    severity: 'error',
    from: { path: '^apps/api/src/edge/', pathNot: TEST_FILE },
    to: { path: `^apps/api/src/${CONTEXT}/` },
  },
];

/** What may not be imported from where, for dependency-cruiser. */
export const folderRules = [...everywhere, ...layers, ...betweenContexts, ...apps];

/** How imports are found: the sources of other projects, types counted like values. */
export const cruiseOptions = {
  doNotFollow: { path: ['node_modules'] },
  exclude: { path: ['(^|/)dist/', '(^|/)src/fixtures/', '\\.gen\\.ts$', 'apps/web/src/graphql/'] },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['@kontor/source', 'import', 'require', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
  },
};
