import { z } from 'zod';
import { fileSchema } from '../../libs/platform/src/import/index.js';
import { formats } from './formats.js';

/** Texts that may repeat, and things that are known by their place. */
const MAY_REPEAT: Readonly<Record<string, readonly string[]>> = {
  alliances: ['aims'],
  bodies: ['seats'],
  grants: ['conditions'],
  'pilot-programmes': ['aims', 'characteristics'],
  programmes: ['preparation.methods', 'preparation.participants', 'workProgrammes[].targets', 'workProgrammes[].tasks'],
  proposals: ['documents'],
};

const provenance = 'documented';
const text = { fi: 'A' };

/** A record of every format that has lists, with an entry in each list in which there are others. */
const RECORDS: Readonly<Record<string, object>> = {
  organisations: { code: 'A', kind: 'joint-authority', country: 'FI', name: text, provenance },
  networks: { code: 'A', kind: 'area', name: text, provenance },
  successions: { kind: 'merger', on: '2020-01-01', predecessors: ['A'], successors: ['B'], provenance },
  people: {
    email: 'a@b.example',
    name: text,
    language: 'fi',
    provenance,
    affiliations: [{ organisation: 'A', role: 'member' }],
  },
  alliances: {
    code: 'A',
    name: text,
    permanence: 'permanent',
    proposers: ['A'],
    status: 'active',
    themes: [{ name: text }],
    provenance,
  },
  programmes: {
    code: 'A',
    kind: 'other',
    name: text,
    owner: 'A',
    plan: [{ code: 'A', kind: 'priority', name: text }],
    provenance,
  },
  'pilot-programmes': { code: 'A', name: text, owner: 'A', period: {}, provenance },
  pilots: {
    code: 'A',
    programme: 'A',
    name: text,
    coordinator: 'A',
    period: {},
    status: 'running',
    statusAsOf: '2020-01-01',
    provenance,
  },
  grants: {
    code: 'A',
    appropriation: 'A',
    pilot: 'A',
    holder: 'A',
    amount: { amount: '1.00', currency: 'EUR' },
    purposes: ['start-up'],
    decidedOn: '2020-01-01',
    provenance,
  },
  bodies: {
    code: 'A',
    kind: 'other',
    name: text,
    organisation: 'A',
    provenance,
    seats: [{ kind: 'city', provenance }],
  },
  proposals: { code: 'A', title: text, proposers: ['A'], addressee: 'B', provenance },
};

const node = z.looseObject({
  type: z.unknown(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  allOf: z.array(z.unknown()).optional(),
});

/** The lists of a JSON Schema: `seats`, `seats[].mandates`. */
function listsIn(schema: unknown, path = ''): string[] {
  const found = node.safeParse(schema).data;
  if (!found) return [];
  const below = Object.entries(found.properties ?? {}).flatMap(([name, each]) =>
    listsIn(each, path === '' ? name : `${path}.${name}`),
  );
  const parts = (found.allOf ?? []).flatMap((each) => listsIn(each, path));
  if (found.type !== 'array') return [...below, ...parts];
  return [path, ...listsIn(found.items, `${path}[]`)];
}

describe('the lists of the import format', () => {
  it.each(formats.map((format) => [format.kind, format] as const))(
    'of %s: nothing stands twice in any but those that say so',
    (kind, format) => {
      const schema = fileSchema(format);
      const all = listsIn(format.layout === 'list' ? schema['items'] : schema).toSorted();
      const lists = all.length === 0 ? [] : (format.lists?.(format.row.parse(RECORDS[kind])) ?? []);
      const looked = lists.map(({ path }) =>
        path
          .reduce<string>((name, step) => (typeof step === 'number' ? `${name}[]` : `${name}.${String(step)}`), '')
          .slice(1),
      );
      expect([...new Set([...looked, ...(MAY_REPEAT[kind] ?? [])])].toSorted()).toEqual(all);
    },
  );
});
