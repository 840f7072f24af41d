import { basename, join } from 'node:path';
import { run } from './run.js';

const root = join(import.meta.dirname, '../..');
const fixtures = join(import.meta.dirname, 'fixtures/boundaries');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const config = join(root, '.dependency-cruiser.cjs');

interface Cruise {
  summary: {
    violations: { from: string; rule: { name: string } }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
}

/**
 * The fixtures are a monorepo in miniature that keeps every direction, but for the files that are named as the rule they break.
 * So each rule is seen to fail where it should, and only there.
 */
describe('the boundaries', () => {
  let rules: string[];
  let violations: { file: string; rule: string }[];

  beforeAll(async () => {
    const { stdout } = await run(
      cruiser,
      ['--config', config, '--output-type', 'json', 'apps', 'libs', 'test'],
      fixtures,
    );
    const { summary } = JSON.parse(stdout) as Cruise;
    rules = summary.ruleSetUsed.forbidden.map(({ name }) => name);
    violations = summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }));
  });

  it('are kept by the rest of the fixtures, and each is broken only by its own', () => {
    expect(violations.filter(({ file, rule }) => basename(file).replace(/\..*$/, '') !== rule)).toEqual([]);
  });

  it('have a fixture for every rule', () => {
    const failed = new Set(violations.map(({ rule }) => rule));
    expect(rules.filter((rule) => !failed.has(rule))).toEqual([]);
    expect(rules).toContain('domain-knows-no-other-layer');
  });
});
