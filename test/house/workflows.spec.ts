import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The code that runs, without tests and what they use. */
const sources = readdirSync(join(ROOT, 'libs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(spec|db-spec)\.ts$|\/testing\/|\/index\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(ROOT, 'libs', file), 'utf8') }));

/** Each table with its steps. */
const tables = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/export const (\w+_FLOW) = \{\n(.*?)\n\}/gs)].map(([, name = '', body = '']) => ({
    name,
    file,
    steps: [...body.matchAll(/^ {2}(\w+): /gm)].map(([, step = '']) => step),
  })),
);

const document = readFileSync(join(ROOT, 'docs/workflows.md'), 'utf8');

describe('workflows', () => {
  it('are found where they are declared', () => {
    const declared = sources.flatMap(({ text }) =>
      [...text.matchAll(/export const (\w+_FLOW)\b/g)].map(([, name]) => name),
    );
    expect(tables.map(({ name }) => name)).toEqual(declared);
    expect(tables.every(({ steps }) => steps.length > 0)).toBe(true);
  });

  it.each(tables)(
    '$name: every step is asked outside of its table, and drawn in docs/workflows.md',
    ({ name, file, steps }) => {
      const users = sources.filter((each) => each.file !== file).map(({ text }) => text);
      const isAsked = (step: string) => users.some((text) => new RegExp(`\\b${name}\\.${step}\\b`).test(text));
      expect(steps.filter((step) => !isAsked(step))).toEqual([]);
      const contexts = sources.filter((each) => each.file.endsWith('.context.ts'));
      expect(contexts.filter(({ text }) => new RegExp(`: ${name}\\b`).test(text))).toHaveLength(1);
      expect(steps.filter((step) => !document.includes(`| ${step} |`))).toEqual([]);
    },
  );

  it('alone refuse a step because of a status', () => {
    // These refuse what another thing is, not a step of a workflow.
    const others = ['WRONG_STATUS.notPublicYet', 'WRONG_STATUS.invitationsWait'];
    const strays = sources
      .filter(({ file }) => !tables.some((table) => table.file === file))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/'(WRONG_STATUS[\w.]*)'/g)]
          .filter(([, key = '']) => !others.includes(key))
          .map(([, key]) => `${file}: ${key}`),
      );
    expect(strays).toEqual([]);
  });

  it('alone lead to a status', () => {
    const set = sources
      .filter(({ file }) => file.includes('/domain/') && !tables.some((table) => table.file === file))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/\bstatus: '[\w-]+'(?! \|)/g)].map(([assigned]) => `${file}: ${assigned}`),
      );
    expect(set).toEqual([]);
  });
});
