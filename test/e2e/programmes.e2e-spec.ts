import { waitFor } from '@talkoot/platform/testing/run';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';
import { readVersion } from '../support/read-version.js';

const PROGRAMMES = `query Programmes {
  tampere: programme(code: "AKO-TRE-2007") {
    name(locale: fi) kind status(on: "2008-06-01") period { from to } owner { code }
    adopters(first: 20) { totalCount nodes { organisation { code } adoptedOn provenance } }
    priorities { code name(locale: fi) vision(locale: fi) objectives { code name(locale: sv) } measures { code name(locale: en) workingGroup { code } } }
  }
  shared: programme(code: "BRG-2035") { adopters(first: 20) { totalCount } adaptations(first: 20) { nodes { code owner { code } adoptedOn } } }
  stenungsund: programme(code: "STE-NSP-2035") {
    adaptedFrom { code } cycle { text(locale: sv) }
    obligations(first: 50, filter: { dueFrom: "2027-01-01", dueTo: "2027-12-31" }) { totalCount nodes { kind due status owedBy { code } } }
    comparison(with: "BRG-2035") { carried changed dropped added nodes { code change reason } }
  }
  seinajoki: programme(code: "SJK-2020") { adoptedOn adoptedBy { name } councilTerm { from to } status successorExpected { year } priorities { name(locale: fi) areas: children { name(locale: fi) } } }
}`;

const CHANGES = `{ programme(code: "179-TARGETS") { changes(first: 20) { nodes { type time text(locale: en) } } } }`;
const TOLD = [
  'The programme “Targets of the lakes” was adopted on 15 January 2026.',
  'Revision 1 of the programme “Targets of the lakes” was adopted on 15 January 2026.',
  'Lahti has adopted the programme “Targets of the lakes”.',
  'The programme “Targets of the lakes” has a new rhythm from ',
  'Fulfilled on ',
  'The last day was moved to 31 January ',
  'No longer needed: a round table (',
  'Revision 2 of the programme “Targets of the lakes” was adopted on 1 June 2026.',
  'Lahti adopts the programme “Targets of the lakes” until 31 August 2026.',
];

const item = z.object({ code: z.string(), name: z.string() });
const measure = item.extend({ workingGroup: z.object({ code: z.string() }).nullable() });
const answered = z.object({
  tampere: z.looseObject({
    priorities: z.array(item.extend({ vision: z.string(), objectives: z.array(item), measures: z.array(measure) })),
  }),
});
const owed = z.object({
  organisation: z.object({
    obligations: z.object({
      nodes: z.array(z.looseObject({ area: z.object({ code: z.string() }).nullable() })),
    }),
  }),
});
const owing = z.object({
  programme: z.object({
    obligations: z.object({ nodes: z.array(z.looseObject({ id: z.string() })) }),
  }),
});
const text = (en: string) => ({ en });
const thing = z.object({ id: z.string() });

describe('programmes, from the bundled data and by mutations', () => {
  let talkoot: Talkoot;
  const tokens: Record<string, string> = {};
  const ids: Record<string, string> = {};

  const ask = async (query: string, variables: object = {}, who?: string): Promise<unknown> => {
    const token = who === undefined ? undefined : tokens[who];
    const { data, errors } = await talkoot.ask(query, variables, token === undefined ? {} : { token });
    expect(errors).toEqual([]);
    return data;
  };

  /** What a mutation gives, and what refused it, by code and path. */
  const sent = async (
    mutation: string,
    fields: string,
    input: object,
    who: string,
  ): Promise<Record<string, unknown>> => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation M($input: ${type}!) { ${mutation}(input: $input) { ${fields} errors { code path } } }`;
    return z.record(z.string(), z.unknown()).parse(Reflect.get(Object(await ask(query, { input }, who)), mutation));
  };
  /** A change that is made; answers the id of the changed thing. */
  const change = async (mutation: string, field: string, input: object, who = 'owner'): Promise<string> => {
    const { errors, [field]: changed } = await sent(mutation, `${field} { id }`, input, who);
    expect(errors).toEqual([]);
    return thing.parse(changed).id;
  };
  const refused = async (mutation: string, input: object, who = 'owner'): Promise<unknown> =>
    (await sent(mutation, '', input, who))['errors'];
  const version = (id: string): Promise<number> =>
    readVersion((query, variables) => ask(query, variables, 'owner'), id);
  const withVersion = async (id: string, input: object) => ({ ...input, expectedVersion: await version(id) });

  beforeAll(async () => {
    talkoot = await startTalkoot();
    for (const [name, code] of Object.entries({ owner: '179', adopter: '398', stranger: '297' }))
      tokens[name] = await talkoot.token(code, 'manager');
    const known = z.record(z.string(), thing).parse(
      await ask(`{ owner: municipality(country: FI, code: "179") { id } adopter: municipality(country: FI, code: "398") { id }
        stranger: municipality(country: FI, code: "297") { id } }`),
    );
    for (const [name, { id }] of Object.entries(known)) ids[name] = id;
  }, 240_000);
  afterAll(() => talkoot.stop());

  it('the operation Programmes is answered', async () => {
    const data = await ask(PROGRAMMES);
    const owedBy = { code: '1415' };
    const towns = ['211', '418', '536', '562', '604', '837', '922', '980'];
    expect(data).toMatchObject({
      tampere: {
        name: 'Tampereen kaupunkiseudun aluekeskusohjelma 2007–2010',
        kind: 'REGIONAL_CENTRE_PROGRAMME',
        status: 'IN_FORCE',
        period: { from: '2007-01-01', to: '2010-12-31' },
        owner: { code: 'TKSKY' },
        adopters: {
          totalCount: 8,
          nodes: towns.map((code) => ({ organisation: { code }, adoptedOn: null, provenance: 'ILLUSTRATIVE' })),
        },
      },
      shared: {
        adopters: { totalCount: 13 },
        adaptations: { nodes: [{ code: 'STE-NSP-2035', owner: { code: '1415' }, adoptedOn: '2023-04-20' }] },
      },
      stenungsund: {
        adaptedFrom: { code: 'BRG-2035' },
        cycle: {
          text: 'Revideras vart 4:e år. Varje år: en handlingsplan för varje strategiskt område, en uppföljning och ett rundabordssamtal.',
        },
        obligations: {
          totalCount: 7,
          nodes: [
            ...Array.from({ length: 4 }, () => ({ kind: 'ACTION_PLAN', due: '2027-03-01', owedBy })),
            { kind: 'REVISION', due: '2027-04-20', owedBy },
            { kind: 'ROUND_TABLE', due: '2027-11-01', owedBy },
            { kind: 'FOLLOW_UP', due: '2027-12-30', owedBy },
          ],
        },
        comparison: { carried: 4, changed: 0, dropped: 0, added: 0 },
      },
      seinajoki: {
        adoptedOn: '2013-08-26',
        adoptedBy: { name: 'City council of Seinäjoki' },
        councilTerm: { from: '2013-01-01', to: '2016-12-31' },
        status: 'EXPIRED',
        successorExpected: { year: 2017 },
        priorities: [
          {
            name: 'Kestävän kasvun Seinäjoki 2020',
            areas: [
              { name: 'Yrittäjyys' },
              { name: 'Kaupunkikeskusta' },
              { name: 'Kasvuyritykset' },
              { name: 'Seinäjoen valinnat' },
            ],
          },
          {
            name: 'Uudistuva Seinäjoen kaupunki 2020',
            areas: [
              { name: 'Vastuun ja yhteistyön Seinäjoki' },
              { name: 'Palvelustrategiset valinnat, johtaminen ja organisaatio' },
            ],
          },
          {
            name: 'Minun kaupunkini 2020',
            areas: [
              { name: 'Vastuullinen ja aktiivinen asukas' },
              { name: 'Osallistuva asukas' },
              { name: 'Kestävän talouden kaupunki' },
            ],
          },
        ],
      },
    });
    const { priorities } = answered.parse(data).tampere;
    expect(priorities).toHaveLength(3);
    expect(priorities.flatMap(({ objectives }) => objectives)).toHaveLength(9);
    const measures = priorities.flatMap((each) => each.measures);
    expect(measures).toHaveLength(11);
    expect(measures.flatMap(({ workingGroup }) => workingGroup ?? []).map(({ code }) => code)).toEqual([
      'LAND',
      'WELFARE',
      'BUSINESS-GROUP',
    ]);
    expect(priorities.map(({ code, name }) => [code, name])).toEqual([
      ['STRUCTURE', 'Kaupunkiseudun rakenteen vahvistaminen'],
      ['SERVICES', 'Palveluinnovaatioiden edistäminen ja palveluliiketoiminnan vahvistaminen'],
      ['BUSINESS', 'Seudullisen elinkeinopolitiikan terävöittäminen'],
    ]);
  });

  it('what falls due for Stenungsund in 90 days, what is late, since when, and whose move it is', async () => {
    const asked = `query Owed($on: Date!, $until: Date!) { organisation: municipality(country: SE, code: "1415", on: $on) {
      obligations(first: 50, filter: { status: [COMING, DUE, LATE], dueTo: $until }) { nodes {
        kind turn due status lateSince owedBy { name(locale: sv) } programme { code } area { code } } } } }`;
    const { nodes } = owed.parse(await ask(asked, { on: '2027-03-10', until: '2027-06-08' })).organisation.obligations;
    const whose = { owedBy: { name: 'Stenungsund' }, programme: { code: 'STE-NSP-2035' } };
    const late = { kind: 'ACTION_PLAN', due: '2027-03-01', status: 'LATE', lateSince: '2027-03-02' };
    expect(nodes).toMatchObject([
      { kind: 'FOLLOW_UP', turn: '2026', due: '2026-12-30', status: 'LATE', lateSince: '2026-12-31', ...whose },
      ...Array.from({ length: 4 }, () => ({ ...late, turn: '2027', ...whose })),
      { kind: 'REVISION', turn: '2027', due: '2027-04-20', status: 'COMING', lateSince: null, ...whose },
    ]);
    expect(nodes.flatMap(({ area }) => area?.code ?? []).toSorted()).toEqual(['ATTRACT', 'LAND', 'SERVICE', 'SKILLS']);
  });

  it('the land-use working group tells its measure, the vision and objectives, and its targets of 2008', async () => {
    const data = await ask(`{ body(code: "LAND") {
      programmeItems(filter: { kind: [MEASURE] }) { nodes { code parent { vision(locale: fi) objectives { code } } } }
      workProgrammes(filter: { year: 2008 }) { nodes {
        programme { code } status provenance sourceLocale budgetLine { name(locale: en) amount { amount } }
        targets { text(locale: sv) item { code } }
        tasks { text(locale: en) responsible { code } due status statusOn } } } } }`);
    const vision = 'Seutu on monipuolinen asumisen ja työn alue, jossa elämä on turvallista ja liikkuminen helppoa';
    const objectives = ['STRUCTURE-1', 'STRUCTURE-2', 'STRUCTURE-3'].map((code) => ({ code }));
    expect(data).toEqual({
      body: {
        programmeItems: { nodes: [{ code: 'STRUCTURE-A', parent: { vision, objectives } }] },
        workProgrammes: {
          nodes: [
            {
              programme: { code: 'AKO-TRE-2007' },
              status: 'ADOPTED',
              provenance: 'ILLUSTRATIVE',
              sourceLocale: null,
              budgetLine: { name: 'Co-operation in land use and structure', amount: null },
              targets: [
                {
                  text: 'Utredningen om strukturmodellen är klar för kommunernas utlåtanden',
                  item: { code: 'STRUCTURE-B' },
                },
                {
                  text: 'Kommunerna planerar tillsammans ett bostadsområde över en kommungräns',
                  item: { code: 'STRUCTURE-C' },
                },
              ],
              tasks: [
                {
                  text: 'The alternatives of the structural model are presented in the municipalities',
                  responsible: { code: 'TKSKY' },
                  due: '2008-05-30',
                  status: 'DONE',
                  statusOn: '2008-05-20',
                },
                {
                  text: 'A shared seminar on new ways of working in land use',
                  responsible: { code: '837' },
                  due: '2008-10-31',
                  status: 'DONE',
                  statusOn: '2008-10-14',
                },
              ],
            },
          ],
        },
      },
    });
  });

  it('what the land-use working group carries of the Tampere programme, with the objectives and the vision', async () => {
    const example = await readFile(new URL('../../examples/22-land-use.graphql', import.meta.url), 'utf8');
    expect(await ask(example)).toMatchObject({
      body: {
        programmeItems: {
          nodes: [
            {
              code: 'STRUCTURE-A',
              progress: { status: 'NOT_STARTED', since: null },
              parent: {
                code: 'STRUCTURE',
                vision: 'The region is a varied area of living and work where life is safe and moving easy',
                objectives: [{ code: 'STRUCTURE-1' }, { code: 'STRUCTURE-2' }, { code: 'STRUCTURE-3' }],
              },
              revision: { programme: { code: 'AKO-TRE-2007' } },
            },
          ],
        },
      },
    });
  });

  it('every fact of the Tampere programme is read again', async () => {
    const data = await ask(`{
      programme(code: "AKO-TRE-2007") {
        fi: name(locale: fi) en: name(locale: en) provenance sourceLocale adoptedOn adoptedBy { name }
        owner { code name(locale: fi) en: name(locale: en) }
        basis { description(locale: en) } messageFi: message(locale: fi) message(locale: en) role(locale: en) monitoring(locale: en)
        priorities { en: name(locale: en) vision(locale: en) objectives { code name(locale: en) } measures { code name(locale: en) } }
      }
      land: body(code: "LAND") { ...Group } welfare: body(code: "WELFARE") { ...Group } business: body(code: "BUSINESS-GROUP") { ...Group }
      networks(first: 10) { nodes { code kind fi: name(locale: fi) en: name(locale: en) description(locale: en) } }
    }
    fragment Group on Body { fi: name(locale: fi) en: name(locale: en)
      reportsTo { fi: name(locale: fi) reportsTo { fi: name(locale: fi) reportsTo { fi: name(locale: fi) reportsTo { fi: name(locale: fi) } } } } }`);
    const named = (facts: Record<string, string>) => Object.entries(facts).map(([code, name]) => ({ code, name }));
    const chain = {
      reportsTo: {
        fi: 'työvaliokunta',
        reportsTo: { fi: 'seutuhallitus', reportsTo: { fi: 'yhtymäkokous', reportsTo: { fi: 'muut sidosryhmät' } } },
      },
    };
    expect(data).toEqual({
      programme: {
        fi: 'Tampereen kaupunkiseudun aluekeskusohjelma 2007–2010',
        en: 'Regional centre programme of the Tampere urban region 2007–2010',
        provenance: 'DOCUMENTED',
        sourceLocale: 'fi',
        adoptedOn: null,
        adoptedBy: null,
        owner: {
          code: 'TKSKY',
          name: 'Tampereen kaupunkiseudun kuntayhtymä',
          en: 'Tampere Urban Region Joint Authority',
        },
        basis: { description: 'Tampere urban region strategy (TRE-STRATEGY), updated each council term' },
        messageFi: 'Kasvun haasteita, kilpailukyvyn perustaa: sujuvaa arkea asukkaille ja yrityksille',
        message: 'Challenges of growth, a base for competitiveness: an easy everyday life for residents and companies',
        role: 'Builds the region’s social capital with new forms of co-operation, a stronger part for elected leaders and closer partnership of the region’s actors',
        monitoring:
          'Targets are set yearly, and the working groups make them concrete with the help of coordinators. Each working group has a work programme for each year; the work programmes carry out the yearly targets in the joint authority’s budget. The budget is based on the region’s strategy. Interim reports are part of the joint authority’s interim monitoring of operations and finances. The report goes, in this order, to the working groups, the working committee, the regional board, the assembly and other stakeholders.',
        priorities: [
          {
            en: 'Stronger structure of the urban region',
            vision: 'The region is a varied area of living and work where life is safe and moving easy',
            objectives: named({
              'STRUCTURE-1':
                'Towards a shared master plan for the region through closer co-operation in land use, housing policy included',
              'STRUCTURE-2':
                'Shared, working land-use planning that supports controlled growth and sustainable development',
              'STRUCTURE-3': 'Transport systems support the region’s functioning and balanced growth',
            }),
            measures: named({
              'STRUCTURE-A': 'Coordinate the land-use and structure working group',
              'STRUCTURE-B': 'Take the structural-model study of the region forward',
              'STRUCTURE-C': 'Promote innovative ways of working in developing the region’s structure',
            }),
          },
          {
            en: 'Service innovations and stronger service business',
            vision: 'The region renews together the services that make residents’ everyday life easier',
            objectives: named({
              'SERVICES-1': 'Customer-oriented, cost-effective services are arranged together',
              'SERVICES-2': 'Regional co-operation is a significant way to develop municipalities’ own services',
              'SERVICES-3': 'Service markets are developed regionally',
            }),
            measures: named({
              'SERVICES-A': 'Coordinate the welfare-services working group',
              'SERVICES-B':
                'Put innovations of the well-being cluster into practice together with the centre-of-expertise programme',
              'SERVICES-C': 'Strengthen competence in ordering and producing services',
              'SERVICES-D': 'Promote the uptake of service innovations that help residents and companies',
              'SERVICES-E': 'Develop the service markets',
            }),
          },
          {
            en: 'Sharper regional business policy',
            vision:
              'The region grows more attractive as a competitive international growth centre of competence, culture and business',
            objectives: named({
              'BUSINESS-1': 'A strong and varied base of competence that renews itself ahead of change',
              'BUSINESS-2':
                'Close and productive co-operation of companies with research and education in an innovation environment of international level',
              'BUSINESS-3':
                'A forerunner in renewing the ways of producing services, using the region’s innovation environment',
            }),
            measures: named({
              'BUSINESS-A': 'Coordinate the business and competence working group',
              'BUSINESS-B':
                'Renew regional business policy to start from companies and serve every stage of their life',
              'BUSINESS-C':
                'Promote development packages that serve the whole region, such as business skills and marketing',
            }),
          },
        ],
      },
      land: { fi: 'maankäyttö- ja rakennetyöryhmä', en: 'land-use and structure working group', ...chain },
      welfare: { fi: 'hyvinvointipalvelutyöryhmä', en: 'welfare-services working group', ...chain },
      business: { fi: 'elinkeino- ja osaamistyöryhmä', en: 'business and competence working group', ...chain },
      networks: {
        nodes: [
          { code: 'CULTURE', kind: 'THEME', fi: 'kulttuuri', en: 'culture (creative industries)', description: null },
          {
            code: 'GROWTH-TRIANGLE',
            kind: 'AREA',
            fi: 'Helsinki–Tampere–Turku-kasvukolmio',
            en: 'Helsinki–Tampere–Turku growth triangle',
            description: 'shared themes with their own targets',
          },
          {
            code: 'LARGE-URBAN-REGIONS',
            kind: 'AREA',
            fi: 'suurten kaupunkiseutujen yhteistyö',
            en: 'co-operation of large urban regions',
            description: null,
          },
          {
            code: 'WELL-BEING',
            kind: 'THEME',
            fi: 'hyvinvointi',
            en: 'well-being (entrepreneurship)',
            description: null,
          },
        ],
      },
    });
  });

  it('every fact of the shared target picture and of Stenungsund’s programme is read again', async () => {
    const data = await ask(`{
      shared: programme(code: "BRG-2035") {
        kind sv: name(locale: sv) en: name(locale: en) provenance period { from to } owner { code sv: name(locale: sv) en: name(locale: en) }
        adopters(first: 20) { nodes { organisation { country code } adoptedOn provenance } }
        priorities { kind code sv: name(locale: sv) en: name(locale: en) provenance }
      }
      own: programme(code: "STE-NSP-2035") {
        kind sv: name(locale: sv) en: name(locale: en) provenance period { from to } status(on: "2026-11-29") owner { country code }
        adoptedOn adaptedFrom { code } monitoring(locale: en) purpose(locale: en)
        preparation { methods(locale: en) participants(locale: en) duration(locale: en) }
        priorities { code sv: name(locale: sv) provenance }
      }
    }`);
    const towns = [
      '1384',
      '1401',
      '1402',
      '1407',
      '1415',
      '1419',
      '1440',
      '1441',
      '1462',
      '1480',
      '1481',
      '1482',
      '1489',
    ];
    const areas = [
      { code: 'SKILLS', sv: 'Kompetensförsörjning', en: 'Supply of competence' },
      { code: 'LAND', sv: 'Mark och etablering', en: 'Land and establishment' },
      { code: 'ATTRACT', sv: 'Attraktivitet', en: 'Attractiveness' },
      {
        code: 'SERVICE',
        sv: 'Företagsklimat och myndighetsservice',
        en: 'Business climate and service of authorities',
      },
    ];
    expect(data).toEqual({
      shared: {
        kind: 'SHARED_TARGET_PICTURE',
        sv: 'Gemensam målbild 2035',
        en: 'Shared target picture 2035',
        provenance: 'DOCUMENTED',
        period: { from: null, to: '2035-12-31' },
        owner: { code: 'BRG', sv: 'Business Region Göteborg', en: 'Business Region Gothenburg' },
        adopters: {
          nodes: towns.map((code) => ({
            organisation: { country: 'SE', code },
            adoptedOn: null,
            provenance: 'DOCUMENTED',
          })),
        },
        priorities: areas.map((each) => ({ kind: 'STRATEGIC_AREA', ...each, provenance: 'ILLUSTRATIVE' })),
      },
      own: {
        kind: 'BUSINESS_STRATEGY_PROGRAMME',
        sv: 'Näringslivsstrategiskt program för Stenungsund',
        en: 'Business strategy programme of Stenungsund',
        provenance: 'DOCUMENTED',
        period: { from: '2023-04-20', to: '2035-12-31' },
        status: 'IN_FORCE',
        owner: { country: 'SE', code: '1415' },
        adoptedOn: '2023-04-20',
        adaptedFrom: { code: 'BRG-2035' },
        monitoring:
          'Every year an action plan for each strategic area, with concrete activities that are followed up yearly. Every year round tables to which companies are invited.',
        purpose:
          'Gather, make clear and strengthen the municipality’s work with business, for ' +
          'good conditions for local companies and a growing labour market',
        preparation: {
          methods: ['workshops', 'round-table talks'],
          participants: ['politicians', 'companies', 'municipal services'],
          duration: 'a little over a year',
        },
        priorities: areas.map(({ code, sv }) => ({ code, sv, provenance: 'ILLUSTRATIVE' })),
      },
    });
  });

  it('every fact of Seinäjoki’s city strategy is read again', async () => {
    const data = await ask(`{ programme(code: "SJK-2020") {
      kind fi: name(locale: fi) en: name(locale: en) provenance owner { country code } period { from to }
      before: status(on: "2013-08-25") during: status(on: "2020-12-31") after: status(on: "2021-01-01")
      fiBy: adoptedBy { name(locale: fi) } adoptedBy { name(locale: en) } councilTermNote(locale: en)
      choices(locale: en) fiContact: contact(locale: fi) contact(locale: en)
      priorities { en: name(locale: en) children { en: name(locale: en) description(locale: en) } }
    } }`);
    const areas = (...all: [string, string?][]) => all.map(([en, description = null]) => ({ en, description }));
    expect(data).toEqual({
      programme: {
        kind: 'CITY_STRATEGY',
        fi: 'Seinäjoen kaupunkistrategia 2020',
        en: 'City strategy of Seinäjoki 2020',
        provenance: 'DOCUMENTED',
        owner: { country: 'FI', code: '743' },
        period: { from: '2013-08-26', to: '2020-12-31' },
        before: 'DRAFT',
        during: 'IN_FORCE',
        after: 'EXPIRED',
        fiBy: { name: 'Seinäjoen kaupunginvaltuusto' },
        adoptedBy: { name: 'City council of Seinäjoki' },
        councilTermNote:
          'The term as planned at the adoption. The emphasis is on this term, so the strategy is also the term’s programme. The Local Government Act (410/2015) extended it to 31 May 2017.',
        choices: [
          'Aalto centre',
          'food province',
          'rhythm music',
          'events, congresses and fairs',
          'adventure sports',
          'golf, trotting and riding centres',
          'Kalajärvi tourism area',
          'theatre',
        ],
        fiContact: 'elinvoimajohtaja',
        contact: 'Director of Vitality',
        priorities: [
          {
            en: 'Seinäjoki of sustainable growth 2020',
            children: areas(
              ['Entrepreneurship'],
              ['City centre', 'The centre has 10,000 residents.'],
              ['Growth companies'],
              ['Seinäjoki’s choices'],
            ),
          },
          {
            en: 'The renewing city of Seinäjoki 2020',
            children: areas(
              [
                'Seinäjoki of responsibility and co-operation',
                'Together with the regional council of South Ostrobothnia, other central cities, and regional and central state administration.',
              ],
              ['Service choices, leadership and organisation'],
            ),
          },
          {
            en: 'My city 2020',
            children: areas(
              ['Responsible and active resident'],
              ['Participating resident'],
              ['City of sustainable finances'],
            ),
          },
        ],
      },
    });
  });

  it('a programme lives by mutations, from its draft to its second revision', async () => {
    const programme = await change('createProgramme', 'programme', {
      code: '179-TARGETS',
      owner: ids['owner'],
      kind: 'SHARED_TARGET_PICTURE',
      name: text('Targets of the lakes'),
      period: { from: '2026-01-01', to: '2035-12-31' },
    });
    await change(
      'changeProgramme',
      'programme',
      await withVersion(programme, { programme, message: text('Together') }),
    );
    expect(
      await refused('adoptProgramme', await withVersion(programme, { programme, adoptedOn: '2026-01-15' })),
    ).toEqual([{ code: 'WRONG_STATUS', path: ['programme'] }]);

    const first = await change('draftRevision', 'revision', { programme });
    const add = async (revision: string, code: string, kind: string, more: object = {}) =>
      change(
        'addProgrammeItem',
        'item',
        await withVersion(revision, { revision, code, kind, name: text(code), ...more }),
      );
    const area = await add(first, 'AREA', 'STRATEGIC_AREA', {
      vision: text('Clean lakes'),
      responsible: [ids['owner']],
    });
    const goal = await add(first, 'GOAL', 'OBJECTIVE', { parent: area });
    await add(first, 'TASK', 'MEASURE', { parent: goal });
    const other = await add(first, 'OTHER', 'STRATEGIC_AREA');
    const gone = await add(first, 'GONE', 'STRATEGIC_AREA');
    const edit = async (mutation: string, field: string, revision: string, input: object) =>
      change(mutation, field, await withVersion(revision, { revision, ...input }));
    await edit('changeProgrammeItem', 'item', first, { item: goal, name: text('The goal') });
    await edit('moveProgrammeItem', 'item', first, { item: other, place: 0 });
    await edit('removeProgrammeItem', 'revision', first, { item: gone });

    const seen = `query Q($on: Date, $asked: String!) { programme(code: $asked, on: $on) {
      status message(locale: en) revision { number } adopters { nodes { organisation { code } adoptedOn } }
      revisions { nodes { number status } }
      priorities { code vision(locale: en) responsible { code } objectives { name(locale: en) measures { code } } reason(locale: en) } } }`;
    const read = (on?: string, who?: string) => ask(seen, { on, asked: '179-TARGETS' }, who);
    for (const who of [undefined, 'adopter']) expect(await read(undefined, who)).toEqual({ programme: null });
    expect(await read(undefined, 'owner')).toMatchObject({ programme: { status: 'DRAFT', message: 'Together' } });
    expect(
      await refused(
        'recordProgrammeAdopter',
        { programme, organisation: ids['adopter'], adoptedOn: '2026-02-01' },
        'adopter',
      ),
    ).toEqual([{ code: 'NOT_FOUND', path: ['programme'] }]);

    const adoption = { programme, adoptedOn: '2026-01-15', adoptedBy: text('The council') };
    await change('adoptProgramme', 'programme', await withVersion(programme, adoption));
    const plan = [
      { code: 'OTHER', vision: null, responsible: [], objectives: [], reason: null },
      {
        code: 'AREA',
        vision: 'Clean lakes',
        responsible: [{ code: '179' }],
        objectives: [{ name: 'The goal', measures: [{ code: 'TASK' }] }],
        reason: null,
      },
    ];
    expect(await read('2026-03-01')).toMatchObject({ programme: { status: 'IN_FORCE', priorities: plan } });

    await change(
      'recordProgrammeAdopter',
      'programme',
      { programme, organisation: ids['adopter'], adoptedOn: '2026-02-01' },
      'adopter',
    );
    const { errors } = await talkoot.ask(
      'mutation M($input: RecordProgrammeAdopterInput!) { recordProgrammeAdopter(input: $input) { errors { code } } }',
      { input: { programme, organisation: ids['adopter'], adoptedOn: '2026-02-01' } },
      { token: tokens['stranger'] ?? '' },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);

    const duty = {
      key: 'round-table',
      kind: 'ROUND_TABLE',
      every: { unit: 'YEAR', count: 1 },
      due: { month: 10, day: 31 },
      scope: 'PROGRAMME',
      owedBy: 'ADOPTERS',
      provenance: 'REPORTED',
      dueProvenance: 'REPORTED',
    };
    await change('setProgrammeDuties', 'programme', await withVersion(programme, { programme, duties: [duty] }));
    const obligations = async () =>
      owing.parse(
        await ask(
          `query Q($asked: String!) { programme(code: $asked) { obligations(first: 10, orderBy: LATEST_DUE) {
            nodes { id due status owedBy { code } note(locale: en) } } } }`,
          { asked: '179-TARGETS' },
        ),
      ).programme.obligations.nodes;
    const [later, sooner] = await obligations();
    expect([later, sooner]).toMatchObject([{ owedBy: { code: '398' } }, { owedBy: { code: '398' } }]);
    const fulfilment = { obligation: sooner?.id, note: text('With 20 companies') };
    const due = `${new Date().getUTCFullYear() + 4}-01-31`;
    const move = { obligation: later?.id, due, reason: text('The council decides'), expectedVersion: 1 };
    const refusedAs = async (who: string, mutation: string, input: object) => {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation M($input: ${type}!) { ${mutation}(input: $input) { errors { code } } }`;
      return (await talkoot.ask(query, { input }, { token: tokens[who] ?? '' })).errors;
    };
    const forbidden = [{ extensions: { code: 'FORBIDDEN' } }];
    expect(await refusedAs('stranger', 'fulfilObligation', fulfilment)).toMatchObject(forbidden);
    expect(await refusedAs('adopter', 'moveObligation', move)).toMatchObject(forbidden);
    expect(await refusedAs('adopter', 'waiveObligation', { obligation: later?.id, reason: text('No') })).toMatchObject(
      forbidden,
    );
    expect(await obligations()).toMatchObject([later, sooner]);
    await change('fulfilObligation', 'obligation', fulfilment, 'adopter');
    await change('moveObligation', 'obligation', move);
    expect(await refused('moveObligation', move)).toEqual([{ code: 'STALE_VERSION', path: ['expectedVersion'] }]);
    expect(await refused('waiveObligation', { obligation: sooner?.id, reason: text('No') })).toEqual([
      { code: 'WRONG_STATUS', path: ['obligation'] },
    ]);
    expect(await obligations()).toMatchObject([
      { id: later?.id, due, status: 'COMING', note: null },
      { id: sooner?.id, status: 'FULFILLED', note: 'With 20 companies' },
    ]);
    await change('waiveObligation', 'obligation', { obligation: later?.id, reason: text('Done otherwise') });
    expect(await obligations()).toMatchObject([{ status: 'WAIVED', note: 'Done otherwise' }, { status: 'FULFILLED' }]);

    const second = await change('draftRevision', 'revision', { programme, reason: text('Revised every four years') });
    const { node } = z
      .object({
        node: z.object({ items: z.object({ nodes: z.array(z.object({ id: z.string(), code: z.string() })) }) }),
      })
      .parse(
        await ask(
          'query Q($id: ID!) { node(id: $id) { ... on Revision { items { nodes { id code } } } } }',
          { id: second },
          'owner',
        ),
      );
    const at = (code: string) => node.items.nodes.find((each) => each.code === code)?.id;
    await edit('changeProgrammeItem', 'item', second, {
      item: at('AREA'),
      vision: text('Clean air'),
      reason: text('The lakes are clean'),
    });
    const added = await add(second, 'NEW', 'STRATEGIC_AREA');
    expect(await refused('adoptRevision', await withVersion(second, { revision: second }))).toEqual([
      { code: 'WRONG_STATUS', path: ['revision'] },
    ]);
    expect(
      await refused('removeProgrammeItem', await withVersion(second, { revision: second, item: at('OTHER') })),
    ).toEqual([{ code: 'INVALID_INPUT', path: ['reason'] }]);
    await edit('removeProgrammeItem', 'revision', second, { item: at('OTHER'), reason: text('Done') });
    await edit('changeProgrammeItem', 'item', second, { item: added, reason: text('It was missing') });
    await change('adoptRevision', 'revision', await withVersion(second, { revision: second, adoptedOn: '2026-06-01' }));

    const adopters = { nodes: [{ organisation: { code: '398' }, adoptedOn: '2026-02-01' }] };
    expect(await read('2026-05-31')).toMatchObject({
      programme: { revision: { number: 1 }, priorities: plan, adopters },
    });
    expect(await read('2026-06-01')).toMatchObject({
      programme: {
        revision: { number: 2 },
        priorities: [
          { code: 'AREA', vision: 'Clean air', objectives: [{ name: 'The goal' }], reason: 'The lakes are clean' },
          { code: 'NEW', reason: 'It was missing' },
        ],
      },
    });

    const third = await change('draftRevision', 'revision', { programme });
    await change('discardRevision', 'revision', { revision: third });
    expect(await read('2026-06-01')).toMatchObject({
      programme: {
        revisions: {
          nodes: [
            { number: 2, status: 'ADOPTED' },
            { number: 1, status: 'ADOPTED' },
          ],
        },
      },
    });
    const leaving = await withVersion(programme, { programme, organisation: ids['adopter'], lastDay: '2026-08-31' });
    await change('endProgrammeAdoption', 'programme', leaving, 'adopter');
    expect(await read('2026-08-31')).toMatchObject({ programme: { adopters } });
    expect(await read('2026-09-01')).toMatchObject({ programme: { adopters: { nodes: [] } } });

    await waitFor('what changed to be told in plain words', async () => {
      const texts = z
        .object({ programme: z.object({ changes: z.object({ nodes: z.array(z.object({ text: z.string() })) }) }) })
        .parse(await ask(CHANGES))
        .programme.changes.nodes.map(({ text: told }) => told.split('\n')[0]);
      return texts.length === TOLD.length && texts.every((each, place) => each?.startsWith(TOLD[place] ?? ''));
    });

    const withdrawn = await change('createProgramme', 'programme', {
      code: '179-NOTHING',
      owner: ids['owner'],
      kind: 'OTHER',
      name: text('Nothing comes of it'),
      period: { from: '2027-01-01' },
    });
    await change('withdrawProgramme', 'programme', { programme: withdrawn });
    expect(await refused('draftRevision', { programme: withdrawn })).toEqual([
      { code: 'WRONG_STATUS', path: ['programme'] },
    ]);
  });

  it('the approved minutes of a round table fulfil it', async () => {
    const owner = ids['owner'];
    const own = { code: '179-ROUND', owner, kind: 'OTHER', name: text('Talked about'), period: { from: '2020-01-01' } };
    const programme = await change('createProgramme', 'programme', own);
    const revision = await change('draftRevision', 'revision', { programme });
    const item = { revision, kind: 'PRIORITY', code: 'ONE', name: text('One') };
    await change('addProgrammeItem', 'item', await withVersion(revision, item));
    await change('adoptProgramme', 'programme', await withVersion(programme, { programme, adoptedOn: '2026-01-01' }));
    const yearly = { every: { unit: 'YEAR', count: 1 }, due: { lastWorkingDay: true }, scope: 'PROGRAMME' };
    const given = { owedBy: 'OWNER', provenance: 'REPORTED', dueProvenance: 'REPORTED' };
    const duties = [{ key: 'round-table', kind: 'ROUND_TABLE', ...yearly, ...given }];
    await change('setProgrammeDuties', 'programme', await withVersion(programme, { programme, duties }));
    const group = { of: programme, kind: 'STAKEHOLDERS', name: text('Those with an interest') };
    const body = await change('foundBody', 'body', group);
    const seat = await change('addSeat', 'seat', { body, kind: 'BUSINESS', organisation: owner });
    const holding = { seat, organisation: owner, period: { from: '2020-01-01' } };
    const mandate = await change('beginMandate', 'mandate', holding);
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const meeting = await change('recordMeeting', 'meeting', {
      body,
      startsAt: at(-3000),
      endsAt: at(-2940),
      agenda: [{ kind: 'DISCUSSION', title: text('How it goes'), subject: programme }],
      attendance: [{ seat, mandate }],
    });
    const step = async (mutation: string, more: object = {}) =>
      change(mutation, 'meeting', await withVersion(meeting, { meeting, ...more }));
    await step('writeMinutes', { text: text('It goes well') });
    await step('sendMinutes');
    await step('acceptMinutes', { seat });
    const read = async () =>
      ask(`{ programme(code: "179-ROUND") { obligations(first: 1, orderBy: DUE) { nodes {
        kind status note fulfilledBy { id ... on Meeting { title agenda { nodes { subject { id } } } } } } } } }`);
    const open = { kind: 'ROUND_TABLE', note: null, fulfilledBy: null };
    expect(await read()).toMatchObject({ programme: { obligations: { nodes: [open] } } });
    await step('approveMinutes');
    const fulfilledBy = { id: meeting, agenda: { nodes: [{ subject: { id: programme } }] } };
    expect(await read()).toMatchObject({
      programme: { obligations: { nodes: [{ ...open, status: 'FULFILLED', fulfilledBy }] } },
    });
  });
});
