import ts from 'typescript';
import { type Check, lineOf, type Violation } from './tree.js';

/** What each role suffix means, by where such files are kept. The list is closed. */
const ROLES: Readonly<Record<string, RegExp>> = {
  row: /^libs\/[^/]+\/src\/persistence\//,
  repository: /^libs\/[^/]+\/src\/persistence\//,
  query: /^libs\/[^/]+\/src\/queries\//,
  module: /^(libs|apps\/(api|worker))\//,
  resolver: /^apps\/api\/src\/[^/]+\//,
  controller: /^apps\/api\/src\/[^/]+\//,
  type: /^apps\/api\/src\/[^/]+\//,
  input: /^apps\/api\/src\/[^/]+\//,
  presenter: /^apps\/api\/src\/[^/]+\//,
  job: /^apps\/worker\/src\/[^/]+\//,
  handler: /^apps\/worker\/src\/[^/]+\//,
};

const TEST_SUFFIX = /\.((db|api|worker|fault|launcher|property)\.spec|spec|e2e)$/;
const OTHER_SUFFIX = /\.(config|gen|d)$/;
const BANNED = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'base']);
const CODE = /^(libs|apps)\/.+\.(tsx?|mjs)$/;

/** Terms of the glossary that hold a banned word. */
const TERMS = /in-?base|base-?(currency|amount|words|sum|rate)|common-?words/gi;

/** The router reads addresses from the names of these files. */
const ROUTES = /^apps\/web\/src\/app\/routes\//;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.(tsx?|mjs)$/, '');

export const roleSuffixes: Check = {
  name: 'role suffixes',
  file: ({ path }) => {
    if (!CODE.test(path) || path.includes('/migrations/') || ROUTES.test(path)) return [];
    const name = nameOf(path).replace(TEST_SUFFIX, '').replace(OTHER_SUFFIX, '');
    const suffix = name.includes('.') ? name.slice(name.indexOf('.') + 1) : null;
    if (suffix === null) return [];
    const place = ROLES[suffix];
    if (!place) {
      const message = `.${suffix} is no role suffix. There are: ${Object.keys(ROLES).join(', ')}.`;
      return [{ path, line: 1, message }];
    }
    return place.test(path) ? [] : [{ path, line: 1, message: `A .${suffix} file does not belong in this folder.` }];
  },
};

export const kebabCase: Check = {
  name: 'kebab-case',
  file: ({ path }) => {
    if (!CODE.test(path) || ROUTES.test(path)) return [];
    const wrong = path.split('/').find((part) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(part));
    return wrong ? [{ path, line: 1, message: `"${wrong}" is not kebab-case.` }] : [];
  },
};

const wordsOf = (name: string): string[] =>
  name
    .replace(TERMS, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-._$]/);

export const bannedWords: Check = {
  name: 'banned words in names',
  file: ({ path, syntax }) => {
    if (!CODE.test(path) || !syntax) return [];
    const found: Violation[] = [];
    const refuse = (line: number, name: string) => {
      const word = wordsOf(name).find((part) => BANNED.has(part));
      if (word) found.push({ path, line, message: `"${name}": ${word} says nothing. Name what it does.` });
      if (/^I[A-Z][a-z]/.test(name))
        found.push({ path, line, message: `"${name}": no I-prefix. Name the thing itself.` });
    };
    for (const part of path.split('/').slice(2)) refuse(1, part.replace(/\.(tsx?|mjs)$/, ''));
    for (const statement of syntax.statements) {
      const named =
        ts.isClassDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement) ||
        ts.isEnumDeclaration(statement) ||
        ts.isFunctionDeclaration(statement);
      if (named && statement.name) refuse(lineOf(syntax, statement), statement.name.text);
    }
    return found;
  },
};
