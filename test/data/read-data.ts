import * as alliances from '../../libs/alliances/src/alliances.import-format.js';
import * as funding from '../../libs/funding/src/funding.import-format.js';
import * as governance from '../../libs/governance/src/governance.import-format.js';
import * as identity from '../../libs/identity/src/identity.import-format.js';
import * as pilots from '../../libs/pilots/src/pilots.import-format.js';
import * as programmes from '../../libs/programmes/src/programmes.import-format.js';
import * as registry from '../../libs/registry/src/registry.import-format.js';
import { type Format, importLimits, ProblemLog, readRecords, readRows } from '../../libs/platform/src/import/index.js';
import { formats } from './formats.js';

/** A data set as its files state it, record by record. */
export async function readData(folder: string) {
  const problems = new ProblemLog(importLimits.problems);
  const records = await readRecords(folder, formats, importLimits, problems);
  const rows = <Row>(format: Format<Row>): Row[] =>
    readRows(format, records.get(format.kind) ?? [], problems).map(({ row }) => row);
  return {
    regions: rows(registry.regions),
    municipalities: rows(registry.municipalities),
    memberships: rows(registry.regionMemberships),
    organisations: rows(registry.organisations),
    themes: rows(registry.themes),
    networks: rows(registry.networks),
    successions: rows(registry.successions),
    people: rows(identity.people),
    alliances: rows(alliances.alliances),
    pilotProgrammes: rows(pilots.pilotProgrammes),
    pilots: rows(pilots.pilots),
    projects: rows(pilots.projects),
    appropriations: rows(funding.appropriations),
    programmes: rows(programmes.programmes),
    grants: rows(funding.grants),
    proposals: rows(governance.proposals),
    problems: problems.list(),
  };
}
