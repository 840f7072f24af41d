import { readdir } from 'node:fs/promises';

/** nest-cli.json: every app and library, as Nest's own command line finds them. */
export async function nestCli(): Promise<string> {
  const projectsIn = async (place: 'apps' | 'libs', type: string, entryFile: string) =>
    (await readdir(place, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .toSorted()
      .map((name) => {
        const root = `${place}/${name}`;
        return [name, { type, root, entryFile, sourceRoot: `${root}/src`, compilerOptions }] as const;
      });
  const compilerOptions = { tsConfigPath: 'tsconfig.json' };
  const projects = Object.fromEntries([
    ...(await projectsIn('apps', 'application', 'main')),
    ...(await projectsIn('libs', 'library', 'index')),
  ]);
  const document = {
    $schema: 'https://json.schemastore.org/nest-cli',
    collection: '@nestjs/schematics',
    monorepo: true,
    sourceRoot: 'apps/gateway/src',
    root: 'apps/gateway',
    compilerOptions: { builder: 'swc', ...compilerOptions },
    projects,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
