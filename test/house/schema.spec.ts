import { join } from 'node:path';
import { run } from './run.js';

const script = join(import.meta.dirname, '../../scripts/schema-breaking.js');
const fixtures = join(import.meta.dirname, 'fixtures/schema');

describe('a change of the schema', () => {
  it('is refused when it breaks clients and nobody declared it; additions and declared breaks pass', async () => {
    const { code, stderr } = await run(script, ['before.graphql', 'after.graphql', 'declarations.md'], fixtures);

    expect(stderr).toContain('Query.name: ');
    expect(stderr).not.toMatch(/Query\.(code|theme|status): /);
    expect(code).toBe(1);
  });

  it('passes when it breaks nothing', async () => {
    const { code } = await run(script, ['before.graphql', 'before.graphql', 'declarations.md'], fixtures);
    expect(code).toBe(0);
  });
});
