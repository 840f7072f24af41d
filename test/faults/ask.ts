import { assertNever } from '@talkoot/contracts';
import { z } from 'zod';
import type { Answer, Change } from './ledger.js';

/** Longer than any answer takes that still comes, in milliseconds. */
const PATIENCE = 20_000;

const answered = z.object({
  data: z.object({
    answer: z.object({
      changed: z.object({ id: z.string() }).nullable(),
      errors: z.array(z.object({ code: z.string() })),
    }),
  }),
});

/** Asks a gateway for a change; whatever goes wrong on the way is an answer too. */
export async function ask(gateway: string, token: string, requestId: string, change: Change): Promise<Answer> {
  try {
    const response = await fetch(`${gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': requestId, authorization: `Bearer ${token}` },
      body: JSON.stringify(mutation(change)),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const body: unknown = await response.json();
    const parsed = answered.safeParse(body);
    if (!parsed.success) return { outcome: 'unknown', reason: JSON.stringify(body) };
    const { changed, errors } = parsed.data.data.answer;
    const [error] = errors;
    if (error) return { outcome: 'refused', code: error.code };
    return changed ? { outcome: 'acknowledged', id: changed.id } : { outcome: 'unknown', reason: 'nothing changed' };
  } catch (error) {
    return { outcome: 'unknown', reason: error instanceof Error ? error.message : String(error) };
  }
}

const cycle = z.object({
  data: z.object({
    node: z.object({
      version: z.number(),
      obligations: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
    }),
  }),
});

/** A programme as it is to be changed: its version, and its obligations that are open; undefined where the gateway does not say. */
export async function readCycle(gateway: string, id: string): Promise<{ version: number; open: string[] } | undefined> {
  const query = `query ($id: ID!) {
    node(id: $id) {
      ... on Programme { version obligations(first: 100, filter: { status: [LATE, DUE, COMING] }) { nodes { id } } }
    }
  }`;
  try {
    const response = await fetch(`${gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { id } }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { version, obligations } = cycle.parse(await response.json()).data.node;
    return { version, open: obligations.nodes.map((node) => node.id) };
  } catch {
    return undefined;
  }
}

/** A follow-up every month by a day, and a round table every quarter. */
function duties(day: number): object[] {
  const duty = { scope: 'PROGRAMME', owedBy: 'OWNER', provenance: 'ILLUSTRATIVE', dueProvenance: 'ILLUSTRATIVE' };
  return [
    { ...duty, key: 'follow-up', kind: 'FOLLOW_UP', every: { unit: 'MONTH', count: 1 }, due: { day } },
    {
      ...duty,
      key: 'round-table',
      kind: 'ROUND_TABLE',
      every: { unit: 'MONTH', count: 3 },
      due: { lastWorkingDay: true },
    },
  ];
}

function mutation(change: Change): { query: string; variables: object } {
  switch (change.kind) {
    case 'join':
      return {
        query: `mutation ($input: JoinPilotInput!) {
          answer: joinPilot(input: $input) { changed: partnership { id } errors { code } }
        }`,
        variables: { input: { pilot: change.pilot, organisation: change.town, on: '2014-06-01' } },
      };
    case 'report':
      return {
        query: `mutation ($input: RequestReportInput!) {
          answer: requestReport(input: $input) { changed: report { id } errors { code } }
        }`,
        variables: {
          input: { kind: 'PILOT_PROGRAMME', subject: change.programme, formats: ['HTML', 'CSV'], locale: 'fi' },
        },
      };
    case 'register':
      return {
        query: `mutation ($input: RegisterOrganisationInput!) {
          answer: registerOrganisation(input: $input) { changed: organisation { id } errors { code } }
        }`,
        variables: {
          input: { kind: 'COMPANY', country: 'FI', code: change.code, name: { en: `Company ${change.code}` } },
        },
      };
    case 'fulfil':
      return {
        query: `mutation ($input: FulfilObligationInput!) {
          answer: fulfilObligation(input: $input) { changed: obligation { id } errors { code } }
        }`,
        variables: { input: { obligation: change.obligation } },
      };
    case 'retime':
      return {
        query: `mutation ($input: SetProgrammeDutiesInput!) {
          answer: setProgrammeDuties(input: $input) { changed: programme { id } errors { code } }
        }`,
        variables: {
          input: { programme: change.programme, duties: duties(change.day), expectedVersion: change.version },
        },
      };
    default:
      return assertNever(change);
  }
}
