import { ANYBODY } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { asking, importFiles, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase, RegistryImport } from '@talkoot/registry';
import { governanceDatabase, BodiesImport, GovernanceModule, ProposalsImport } from '../index.js';

const ORGANISATIONS = ['A', 'B', 'C']
  .map(
    (code) =>
      `- { code: ${code}, kind: association, country: FI, name: { fi: Yhdistys ${code} }, provenance: illustrative }`,
  )
  .join('\n');
const NETWORKS = '- { code: N, kind: theme, name: { fi: Verkosto }, owner: A, provenance: illustrative }';
const BODIES = '- { code: X, kind: council, name: { fi: Valtuusto }, organisation: C, provenance: illustrative }';
const PROPOSALS = `
- code: P
  title: { fi: Esitys, en: Proposal }
  text: { fi: Mitä ja miksi }
  documents: [{ title: { fi: Asiakirja }, url: "https://example.org/esitys" }]
  proposers: [A, B]
  addressee: C
  collaboration: { kind: network, code: N }
  provenance: documented
- code: Q
  title: { fi: Toinen }
  proposers: [A]
  addresseeBody: X
  submittedOn: 2014-01-10
  answerDue: 2014-03-01
  answered: { answer: accepted, on: 2014-02-20, text: { fi: Kyllä } }
  provenance: reported
`;

describe('ProposalsImport', () => {
  let context: TestContext;
  const files = {
    'organisations.yaml': ORGANISATIONS,
    'networks.yaml': NETWORKS,
    'bodies.yaml': BODIES,
    'proposals.yaml': PROPOSALS,
  };

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
    );
  });
  afterAll(() => context.close());

  const imported = (what: Record<string, string>) => {
    const contributions = [RegistryImport, BodiesImport, ProposalsImport];
    const sections = contributions.flatMap((each) => [
      ...context.get<{ sections: Parameters<typeof importFiles>[1] }>(each).sections,
    ]);
    return importFiles(context, sections, what);
  };
  const tallyOf = async (what: Record<string, string>) => {
    const { problems, sections } = await imported(what);
    expect(problems).toEqual([]);
    return sections.find(({ section }) => section === 'proposals');
  };

  it('everyFactOfTheFile_canBeRead_andTheSecondTimeNothingChanges', async () => {
    expect(await tallyOf(files)).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
    expect(await tallyOf(files)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const ask = await asking(context);
    const answer = await ask(
      testOperation(ANYBODY, '2014-03-15'),
      `{ proposals { nodes { code title(locale: en) text documents { title url } proposers { nodes { code } } status submittedOn
        waitingSince answerDue answer answerText answeredOn overdue provenance
        addressee { ... on Organisation { code } ... on Body { bodyCode: code } } collaboration { ... on Network { code } } } } }`,
    );
    expect(answer).toEqual({
      proposals: {
        nodes: [
          {
            code: 'Q',
            title: 'Toinen',
            text: null,
            documents: [],
            proposers: { nodes: [{ code: 'A' }] },
            status: 'ANSWERED',
            submittedOn: '2014-01-10',
            waitingSince: null,
            answerDue: '2014-03-01',
            answer: 'ACCEPTED',
            answerText: 'Kyllä',
            answeredOn: '2014-02-20',
            overdue: false,
            provenance: 'REPORTED',
            addressee: { bodyCode: 'X' },
            collaboration: null,
          },
          {
            code: 'P',
            title: 'Proposal',
            text: 'Mitä ja miksi',
            documents: [{ title: 'Asiakirja', url: 'https://example.org/esitys' }],
            proposers: { nodes: [{ code: 'A' }, { code: 'B' }] },
            status: 'SUBMITTED',
            submittedOn: null,
            waitingSince: null,
            answerDue: null,
            answer: null,
            answerText: null,
            answeredOn: null,
            overdue: false,
            provenance: 'DOCUMENTED',
            addressee: { code: 'C' },
            collaboration: { code: 'N' },
          },
        ],
      },
    });
  });

  it('whatTheFileStatesOtherwise_isCorrected_onceMore', async () => {
    await imported(files);
    const corrected = { ...files, 'proposals.yaml': PROPOSALS.replace('[A, B]', '[A]').replace('fi: Esitys', 'fi: E') };
    expect(await tallyOf(corrected)).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect(await tallyOf(corrected)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('whatCannotBe_isToldAtItsPlace', async () => {
    await imported(files);
    const faults: [string, string, string][] = [
      ['proposers: [A, B]', 'proposers: [A, NOBODY]', 'proposers'],
      ['addressee: C', 'addressee: B', 'addressee'],
      ['proposers: [A, B]', 'proposers: [A, B, C]', 'addressee'],
      ['addressee: C', 'addressee: C\n  addresseeBody: X', 'addressee'],
      ['code: N', 'code: NOWHERE', 'collaboration'],
      ['https://example.org', 'ftp://example.org', 'documents'],
      ['submittedOn: 2014-01-10', 'submittedOn: 2014-03-02', 'answerDue'],
    ];
    for (const [before, after, field] of faults) {
      const { problems } = await imported({ ...files, 'proposals.yaml': PROPOSALS.replace(before, after) });
      expect({ after, fields: problems.map((problem) => problem.field) }).toEqual({
        after,
        fields: [expect.stringContaining(field)],
      });
    }
  });
});
