import { BodiesImport, governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase, IdentityModule } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type Ask, asking, importFiles, type TestContext, testContext } from '@talkoot/platform/testing';
import { registryDatabase, RegistryImport } from '@talkoot/registry';
import { readFile } from 'node:fs/promises';
import { programmesDatabase, ProgrammesModule } from './index.js';
import { ProgrammePlansImport, ProgrammesImport } from './programmes.import.js';
import { acting } from './testing/given.js';
import { WorkProgrammesImport } from './work-programmes.import.js';

const PROGRAMMES = ['ako-tre-2007', 'brg-2035', 'sjk-2020', 'ste-nsp-2035'].map((name) => `programmes/${name}.yaml`);
const FILES = ['regions.csv', 'organisations.yaml', 'municipalities.csv', 'bodies.yaml', ...PROGRAMMES];
const [TAMPERE = '', SHARED = '', SEINAJOKI = '', STENUNGSUND = ''] = PROGRAMMES;

const PLAN = `query Q { programme(code: "STE-NSP-2035") {
  version message(locale: sv) adopters { nodes { organisation { code } adoptedOn period { to } } }
  revisions { nodes { number version } }
  priorities { code name(locale: sv) description(locale: sv) responsible { code } workingGroup { code } children { code } } } }`;

describe('ProgrammesImport', () => {
  let context: TestContext;
  let ask: Ask;
  let files: Record<string, string>;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase, programmesDatabase],
      [IdentityModule, GovernanceModule, ProgrammesModule, ReadModelModule],
    );
    ask = await asking(context);
    const texts = await Promise.all(FILES.map(async (name) => [name, await readFile(`data/${name}`, 'utf8')] as const));
    // The board of an alliance needs the alliance, of which there is none here.
    files = Object.fromEntries(
      texts.map(([name, text]) => [
        name,
        name === 'bodies.yaml' ? (text.split('- code: KASVUALLIANSSI-BOARD')[0] ?? '') : text,
      ]),
    );
  });
  afterAll(() => context.close());

  const imported = (changed: Record<string, string> = {}) => {
    const sections = [
      context.get(RegistryImport),
      context.get(ProgrammesImport),
      context.get(BodiesImport),
      context.get(ProgrammePlansImport),
      context.get(WorkProgrammesImport),
    ].flatMap((each) => [...each.sections]);
    return importFiles(context, sections, { ...files, ...changed }, '2026-06-15');
  };
  /** The file with one thing said otherwise. */
  const changing = (name: string, before: string, after: string): Record<string, string> => {
    const text = files[name] ?? '';
    if (text.split(before).length !== 2) throw new Error(`Not once in ${name}: ${before}`);
    return { [name]: text.replace(before, after) };
  };

  it('theBundledProgrammes_areThere_andImportedAgainNothingChanges', async () => {
    const { problems, events } = await imported();
    expect(problems).toEqual([]);
    const counted = (name: string) => events.filter((each) => each.name === name).length;
    expect([
      counted('programme.entered.v1'),
      counted('programme.adopter-joined.v1'),
      counted('revision.entered.v1'),
      counted('revision.item-added.v1'),
      counted('work-programme.entered.v1'),
    ]).toEqual([4, 21, 4, 43, 3]);
    const again = await imported();
    expect(again.problems).toEqual([]);
    expect(again.events).toEqual([]);
  });

  it('aChangedFile_changesJustThat', async () => {
    const names = async (changed: Record<string, string>) => {
      const { problems, events } = await imported(changed);
      expect(problems).toEqual([]);
      return events.map(({ name, data }) => [name, data]);
    };
    const message = changing(STENUNGSUND, 'sourceLanguage: sv', 'message: { sv: Tillsammans }\nsourceLanguage: sv');
    expect(await names(message)).toEqual([['programme.details-changed.v1', { fields: ['message'] }]]);
    const target = changing(TAMPERE, 'fi: Rakennemalliselvitys on valmis', 'fi: Selvitys on valmis');
    expect(await names(target)).toMatchObject([['work-programme.changed.v1', { year: 2008, fields: ['targets'] }]]);
    expect((await names({})).map(([name]) => name)).toEqual(['work-programme.changed.v1']);
    const adopter = changing(SHARED, 'SE-1489, provenance', 'SE-1489, to: 2030-12-31, provenance');
    expect(await names(adopter)).toMatchObject([['programme.adopter-corrected.v1', { period: { to: '2030-12-31' } }]]);
    const text = files[STENUNGSUND] ?? '';
    const [head = '', ...items] = text.split('  - code: ');
    const tail = items.at(-1)?.split('sourceLanguage')[1] ?? '';
    const [skills = '', land = '', attract = '', service = ''] = items.map((each) => each.split('sourceLanguage')[0]);
    const fresh = `NEW\n    parent: LAND\n    kind: measure\n    name: { sv: Ny }\n    responsible: [SE-1415]\n    workingGroup: LAND\n`;
    const rearranged = {
      [STENUNGSUND]:
        [head, land, fresh, skills, attract.replace('Vetovoima', 'Veto'), service].join('  - code: ') +
        'sourceLanguage' +
        tail,
    };
    expect(await names(rearranged)).toMatchObject([
      ['revision.item-moved.v1', { code: 'LAND' }],
      ['revision.item-added.v1', { code: 'NEW' }],
      ['revision.item-changed.v1', { code: 'ATTRACT' }],
    ]);
    const { programme } = (await ask(acting(), PLAN)) as { programme: { priorities: { code: string }[] } };
    expect(programme.priorities.map(({ code }) => code)).toEqual(['LAND', 'SKILLS', 'ATTRACT', 'SERVICE']);
    expect(programme).toMatchObject({
      message: 'Tillsammans',
      priorities: [{ children: [{ code: 'NEW' }] }, {}, {}, {}],
    });
    expect(await names(rearranged)).toEqual([]);
    // What a file does not say any more stays.
    expect((await names({})).map(([name]) => name)).toEqual(['revision.item-moved.v1', 'revision.item-changed.v1']);
    expect(await ask(acting(), PLAN)).toMatchObject({
      programme: {
        message: 'Tillsammans',
        priorities: [{ code: 'SKILLS' }, { code: 'LAND', children: [{ code: 'NEW' }] }, {}, {}],
      },
    });
  });

  it('whatIsNowhere_orDoesNotFit_isToldAtItsPlace_andNothingIsKept', async () => {
    const place = ({ file, line, field }: { file: string; line?: number; field?: string }) => [file, line, field];
    const told = async (changed: Record<string, string>) => {
      const { problems, events } = await imported(changed);
      expect(events).toEqual([]);
      return problems.map(place);
    };
    const lineOf = (name: string, text: string) =>
      (files[name] ?? '').split('\n').findIndex((line) => line.includes(text)) + 1;
    const wrong = {
      ...changing(TAMPERE, 'owner: TKSKY', 'owner: NOBODY'),
      ...changing(SHARED, 'SE-1489, provenance', 'SE-9999, provenance'),
      ...changing(SEINAJOKI, 'successorYear: 2017', 'successorYear: 2017\npredecessor: NONE'),
      ...changing(STENUNGSUND, 'adaptedFrom: BRG-2035', 'adaptedFrom: NONE'),
    };
    expect(await told(wrong)).toEqual([
      [TAMPERE, lineOf(TAMPERE, 'owner: TKSKY'), 'owner'],
      [SHARED, lineOf(SHARED, 'SE-1489'), 'adopters[12].organisation'],
      [SEINAJOKI, lineOf(SEINAJOKI, 'successorYear') + 1, 'predecessor'],
      [STENUNGSUND, lineOf(STENUNGSUND, 'adaptedFrom: BRG'), 'adaptedFrom'],
    ]);
    const plans = {
      ...changing(TAMPERE, 'workingGroup: WELFARE\n  - code', 'workingGroup: NONE\n  - code'),
      ...changing(
        SEINAJOKI,
        'parent: GROWTH\n    kind: strategic-area\n    name: { fi: Yrittäjyys',
        'parent: NONE\n    kind: strategic-area\n    name: { fi: Yrittäjyys',
      ),
      ...changing(STENUNGSUND, 'adaptedFrom: ATTRACT', 'adaptedFrom: NONE\n    responsible: [SE-1415, SE-9999]'),
      ...changing(SHARED, 'code: LAND\n    kind: strategic-area', 'code: LAND\n    kind: objective'),
    };
    expect(await told(plans)).toEqual([
      [TAMPERE, lineOf(TAMPERE, 'workingGroup: WELFARE'), 'plan[11].workingGroup'],
      [SHARED, lineOf(SHARED, 'code: LAND') + 1, 'plan[1].kind'],
      [SEINAJOKI, lineOf(SEINAJOKI, 'code: GROWTH-ENTREPRENEURSHIP') + 1, 'plan[1].parent'],
      [STENUNGSUND, lineOf(STENUNGSUND, 'adaptedFrom: ATTRACT'), 'plan[2].adaptedFrom'],
      [STENUNGSUND, lineOf(STENUNGSUND, 'adaptedFrom: ATTRACT') + 1, 'plan[2].responsible[1]'],
    ]);
    const target = changing(TAMPERE, 'item: STRUCTURE-C', 'item: NONE');
    expect(await told(target)).toEqual([
      [TAMPERE, lineOf(TAMPERE, 'item: STRUCTURE-C'), 'workProgrammes[0].targets[1].item'],
    ]);
    const twice = changing(SEINAJOKI, 'code: GROWTH-CENTRE', 'code: GROWTH');
    expect(await told(twice)).toEqual([[SEINAJOKI, lineOf(SEINAJOKI, 'code: GROWTH-CENTRE'), 'plan[2].code']]);
    expect(await told({})).toEqual([]);
  });
});
