// oxlint-disable-next-line no-require-imports -- dependency-cruiser reads its rules as CommonJS.
const { existsSync, readdirSync, readFileSync } = require('node:fs');

/**
 * The directions of the house: apps → notifications, reporting → contexts → platform → contracts, never back.
 * Every rule has a file under test/house/fixtures/boundaries that breaks it, and test/house/boundaries.spec.ts sees it fail.
 */

/** What reacts to events and reads; laid out like a context, and nothing depends on it. */
const REACTORS = ['notifications', 'reporting'];

/** The contexts in their order: each may know those before it, through their index.ts, never those after it. */
const LISTED = [...readFileSync('apps/contexts.ts', 'utf8').matchAll(/libs\/([a-z-]+)\/src\/\1\.context/g)].map(
  ([, name]) => name,
);
if (LISTED.length === 0)
  throw new Error('apps/contexts.ts lists no context in the form that .dependency-cruiser.cjs reads.');
const CONTEXTS = LISTED.filter((name) => !REACTORS.includes(name));

/** The folders inside the large contexts, row by row: each may know those in the rows above its own. */
const FEATURES = {
  registry: [['organisations'], ['collaborations']],
  identity: [
    ['people', 'credentials'],
    ['invitations', 'tokens'],
    ['keys', 'sessions', 'colleagues', 'privacy'],
    ['sign-in'],
  ],
  governance: [['bodies'], ['meetings', 'proposals', 'calendars'], ['action-items'], ['notices']],
  programmes: [
    ['duties'],
    ['programmes'],
    ['revisions'],
    ['consultations', 'copies', 'cycle', 'progress'],
    ['action-plans', 'work-programmes'],
  ],
  pilots: [['programmes'], ['pilots', 'projects'], ['pilot-work', 'plans']],
  notifications: [['notifications'], ['mail']],
  reporting: [['rendering'], ['downloads', 'standing-reports'], ['reports']],
};

/** What the end of a file's name says of its layer. A file without one is of the domain too: it holds the rules. */
const SUFFIXES = {
  domain: ['events', 'sentences'],
  presentation: ['controller', 'enums', 'extension', 'mutations', 'page', 'read-model'],
  application: [
    'api',
    'consumer',
    'guard',
    'import',
    'import-format',
    'inputs',
    'invitations',
    'loader',
    'port',
    'service',
    'settlement',
    'succession',
    'transport',
  ],
  persistence: ['entity', 'lookup', 'repository', 'rows'],
  wiring: ['context', 'database', 'module'],
};

const context = `^libs/(${LISTED.join('|')})/src/`;
const test = '\\.(spec|db-spec|e2e-spec)\\.ts$';
const testing = '^libs/[^/]+/src/testing/';
const ended = (...layers) => `\\.(${layers.flatMap((layer) => SUFFIXES[layer]).join('|')})\\.ts$`;
const domain = {
  path: `${context}(?!(messages|migrations|testing)/)[^.]+(\\.(${SUFFIXES.domain.join('|')}))?\\.ts$`,
  // What draws a report is no rule: it reads files and knows pages.
  pathNot: ['/index\\.ts$', '^libs/reporting/src/rendering/'],
};
const layer = (name) => ({ path: `${context}.+${ended(name)}` });
const sameContext = (...layers) => ({ path: `^libs/$1/src/.+${ended(...layers)}` });

for (const name of LISTED) {
  const besides = ['messages', 'migrations', 'testing', ...(FEATURES[name] ?? []).flat()];
  for (const entry of existsSync(`libs/${name}/src`) ? readdirSync(`libs/${name}/src`, { withFileTypes: true }) : []) {
    if (entry.isDirectory() && !besides.includes(entry.name))
      throw new Error(
        `libs/${name}/src/${entry.name} has no place yet: add it to FEATURES in .dependency-cruiser.cjs.`,
      );
  }
}

const layers = [
  {
    name: 'a-suffix-tells-the-layer',
    comment: 'The rules below go by it: use one of SUFFIXES, or none for the domain.',
    from: {
      path: `${context}(?!(migrations|testing)/).+\\.[^/.]+\\.ts$`,
      pathNot: [test, ended(...Object.keys(SUFFIXES))],
    },
    to: {},
  },
  {
    name: 'domain-knows-no-other-layer',
    comment: 'The rules stand alone, so that they can be read and tried without Nest or a database.',
    from: domain,
    to: sameContext('presentation', 'application', 'persistence'),
  },
  {
    name: 'domain-knows-only-contracts',
    comment: 'Of the other libraries the domain knows contracts; clock and ids are handed in.',
    from: domain,
    to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/contracts/'] },
  },
  {
    name: 'domain-imports-no-framework',
    comment: 'Of packages the domain knows those that only compute, and nothing of Node.',
    from: domain,
    to: {
      dependencyTypesNot: ['local', 'aliased-tsconfig', 'type-only'],
      pathNot:
        'node_modules/(@js-joda/core|zod|timezones-ical-library|ical\\.js|csv-stringify|d3-geo|topojson-client)/',
    },
  },
  {
    name: 'persistence-knows-only-domain',
    comment: 'Repositories carry aggregates to rows and back; what is done with them is the application’s.',
    from: layer('persistence'),
    to: sameContext('presentation', 'application'),
  },
  {
    name: 'persistence-knows-no-other-context',
    comment: 'SQL across contexts exists only in the read path; foreign keys name the other entity by a string.',
    from: layer('persistence'),
    to: { path: context, pathNot: '^libs/$1/' },
  },
  {
    name: 'application-knows-no-presentation',
    comment: 'The same use cases serve the API, the import and the jobs.',
    from: layer('application'),
    to: sameContext('presentation'),
  },
  {
    name: 'presentation-knows-no-repository',
    comment: 'Mutations and controllers delegate to the application, and what reads does not write.',
    from: layer('presentation'),
    to: { ...sameContext('persistence'), pathNot: '\\.entity\\.ts$' },
  },
  {
    name: 'presentation-knows-no-entity',
    comment: 'Read models alone name entities, so that a misspelt column does not compile.',
    from: { ...layer('presentation'), pathNot: '\\.(read-model|extension)\\.ts$' },
    to: { path: '^libs/$1/src/.+\\.entity\\.ts$' },
  },
  {
    name: 'migrations-only-from-the-database',
    comment: 'A migration is written once and never used again.',
    from: { path: context, pathNot: '^libs/[^/]+/src/([^/]+\\.database\\.ts$|migrations/)' },
    to: { path: '^libs/$1/src/migrations/' },
  },
];

const features = Object.entries(FEATURES).flatMap(([name, rows]) =>
  rows.map((row, place) => ({
    name: 'features-keep-their-order',
    comment: 'A feature knows those above it in FEATURES, and not what puts the context together.',
    from: { path: `^libs/${name}/src/(${row.join('|')})/`, pathNot: test },
    to: {
      path: [
        `^libs/${name}/src/(${rows.slice(place).flat().join('|')})/`,
        `^libs/${name}/src/[^/]+\\.(api|guard|import|module|database|succession)\\.ts$`,
      ],
      pathNot: `^libs/${name}/src/$1/`,
    },
  })),
);

const order = CONTEXTS.slice(0, -1).map((name, place) => ({
  name: `${name}-knows-no-later-context`,
  comment: `Later contexts add to ${name} in their own folder; ${name} declares a port where it needs them.`,
  from: { path: `^libs/${name}/` },
  to: { path: `^libs/(${CONTEXTS.slice(place + 1).join('|')})/` },
}));

const libraries = [
  ...order,
  {
    name: 'contracts-know-no-one',
    comment: 'The kernel of values and events stands on no other library.',
    from: { path: '^libs/contracts/' },
    to: { path: '^(libs/(?!contracts/)|test/)' },
  },
  {
    name: 'contracts-import-no-framework',
    comment: 'No Nest, no TypeORM, no queue: whoever reads an event needs values only.',
    from: { path: '^libs/contracts/', pathNot: test },
    to: {
      path: 'node_modules/',
      pathNot:
        'node_modules/(@js-joda/[^/]+|zod|date-holidays|decimal\\.js|intl-messageformat|negotiator|typeid-js|uuidv7)/',
    },
  },
  {
    name: 'platform-knows-no-context',
    comment: 'The platform serves every context alike; what differs is handed to it.',
    from: { path: '^libs/platform/' },
    to: { path: context },
  },
  {
    name: 'nothing-depends-on-notifications-or-reporting',
    comment: 'They react to events; no context may wait for them, nor one for the other.',
    from: { path: '^libs/([^/]+)/', pathNot: '^libs/platform/' },
    to: { path: `^libs/(${REACTORS.join('|')})/`, pathNot: '^libs/$1/' },
  },
  {
    name: 'libraries-only-through-their-index',
    comment: 'A library is what its index.ts exports. Entities and repositories of others are none of our business.',
    from: { path: '^libs/([^/]+)/' },
    to: { path: '^libs/(?!platform/)[^/]+/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', testing] },
  },
  {
    name: 'apps-use-libraries-only-through-their-index',
    comment: 'An app puts libraries together; it does not reach into them.',
    from: { path: '^apps/', pathNot: '^apps/console/' },
    to: { path: '^libs/(?!platform/)[^/]+/src/', pathNot: ['^libs/[^/]+/src/(index|[^/]+\\.context)\\.ts$', testing] },
  },
  {
    name: 'platform-only-through-its-parts',
    comment: 'The platform’s parts are its folders, each through its index.ts (@talkoot/platform/<part>).',
    from: { path: '^(apps|libs)/', pathNot: '^libs/platform/' },
    to: { path: '^libs/platform/src/', pathNot: ['^libs/platform/src/[^/]+/index\\.ts$', testing] },
  },
];

const whole = [
  {
    name: 'no-cycles',
    comment: 'What goes round cannot be read from top to bottom, and breaks injected classes at boot.',
    from: { path: '^(apps|libs)/' },
    to: { circular: true },
  },
  {
    name: 'libraries-know-no-app',
    comment: 'Apps are the outermost: whatever two of them share is a library.',
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'apps-know-no-app',
    comment:
      'Processes scale and fail apart. Only standalone joins them into one, and the CLI writes the gateway’s schema.',
    from: { path: '^apps/([^/]+)/', pathNot: '^apps/(standalone|cli)/' },
    to: { path: '^apps/[^/]+/', pathNot: '^apps/$1/' },
  },
  {
    name: 'pg-only-through-connection',
    comment:
      'A client of pg that breaks while nobody listens ends its process: Connection and openPool listen from the start.',
    from: { path: '^(apps|libs)/', pathNot: ['^libs/platform/src/database/connection\\.ts$', test, testing] },
    to: { path: 'node_modules/pg(-pool)?/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'a-start-loads-nest-last',
    comment:
      'Nest and what stands on it take two seconds to load: by import() only, after everything that can refuse a start.',
    from: { path: '^(apps/[^/]+/src/(main|instance|commands/.+)|libs/platform/src/process/.+)\\.ts$', pathNot: test },
    to: {
      path: [
        '^apps/[^/]+\\.ts$',
        '^libs/(?!contracts/|platform/)',
        '^libs/platform/src/serving/',
        'node_modules/@nestjs/',
      ],
      dynamic: false,
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'testing-only-from-tests',
    comment: 'What helps tests is not part of the product.',
    from: { path: '^(apps|libs)/', pathNot: [test, testing] },
    to: { path: [testing, '^test/'] },
  },
  {
    name: 'product-needs-no-development-package',
    comment: 'The image holds the production dependencies only; the console is built with all that it needs.',
    from: { path: '^(apps|libs)/', pathNot: [test, testing, '^apps/console/'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'console-is-a-client',
    comment: 'It asks the API as any client does. Of the servers it knows its own addresses and the list of languages.',
    from: { path: '^apps/console/' },
    to: { path: '^(libs|apps/(?!console/))', pathNot: '^(apps/console-addresses|libs/contracts/src/locales)\\.ts$' },
  },
  {
    name: 'no-undeclared-package',
    comment:
      'What is imported stands in package.json, or exists. (Tests start what was built; dist may not be there yet. The bench is a package of its own, whose packages are installed when it is first run.)',
    from: { path: '^(apps|libs|test|scripts)/', pathNot: '^test/bench/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'], pathNot: '(^|/)dist/' },
  },
];

module.exports = {
  forbidden: [...layers, ...features, ...libraries, ...whole].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(test/house/fixtures|test/bench/dist|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
