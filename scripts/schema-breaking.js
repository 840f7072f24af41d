/**
 * Fails when schema.graphql breaks what the last release promised, until the break is declared with its reason:
 *
 *   node scripts/schema-breaking.js                                  against the newest tag v*
 *   node scripts/schema-breaking.js <before> <after> <declarations>  three files
 *
 * A break is declared by naming its path in docs/breaking-changes.md as a list item: - `Pilot.code`: why, and what instead.
 */
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const [before, after = 'schema.graphql', declarations = 'docs/breaking-changes.md'] = process.argv.slice(2);

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** The schema of the newest release; undefined before the first, and where there is no history. */
function released() {
  try {
    const [tag] = git('tag', '--list', 'v*', '--sort=-version:refname').split('\n');
    return tag ? git('show', `${tag}:schema.graphql`) : undefined;
  } catch {
    return undefined;
  }
}

const old = before === undefined ? released() : readFileSync(before, 'utf8');
if (old === undefined) {
  console.log('There is no release yet whose schema could be broken.');
} else {
  const declared = existsSync(declarations) ? readFileSync(declarations, 'utf8') : '';
  const paths = new Set([...declared.matchAll(/^- `([^`]+)`: \S/gm)].map(([, path]) => path));
  const changes = await diff(buildSchema(old), buildSchema(readFileSync(after, 'utf8')));
  const undeclared = changes.filter(
    ({ criticality, path }) => criticality.level === CriticalityLevel.Breaking && !paths.has(path),
  );
  for (const { path, message } of undeclared) console.error(`${path}: ${message}`);
  if (undeclared.length > 0) {
    console.error(`These break clients. Keep and deprecate, or declare each with its reason in ${declarations}.`);
    process.exitCode = 1;
  } else {
    console.log('Nothing breaks what was released, or it is declared.');
  }
}
