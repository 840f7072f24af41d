import { testDatabase, scratchFolder } from '@talkoot/platform/testing/run';
import { runCli, startApp } from '../support/processes.js';
import { post } from '../support/talkoot.js';

const QUESTION = `{
  town: municipality(country: FI, code: "164", on: "2015-12-31") { name period { from to } successor { code } }
  pilotProgramme(code: "TEM-SKP-2014") {
    period { from to }
    partnerMunicipalities(on: "2014-01-01") { totalCount }
    dayBefore: partnerMunicipalities(on: "2013-12-31") { totalCount }
  }
  pilot(code: "GREEN") { partners(on: "2014-01-01", first: 1) { nodes { joinedOn } } }
}`;

const ANSWER = {
  town: { name: 'Jalasjärvi', period: { from: null, to: '2015-12-31' }, successor: { code: '301' } },
  pilotProgramme: {
    period: { from: '2014-01-01', to: '2015-12-31' },
    partnerMunicipalities: { totalCount: 38 },
    dayBefore: { totalCount: 0 },
  },
  pilot: { partners: { nodes: [{ joinedOn: '2014-01-01' }] } },
};

/** Whatever zone the machine is in, west or east of the day's beginning in UTC: import and gateway give the same days. */
test.each(['America/Los_Angeles', 'Europe/Helsinki', 'Pacific/Kiritimati'])(
  'a machine in %s keeps calendar days as they are',
  async (TZ) => {
    const database = await testDatabase();
    const environment = { TZ, DATABASE_URL: database.url, DATA_DIR: await scratchFolder('days') };
    const { code, stderr } = await runCli(['import', 'data'], environment);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    const gateway = await startApp('gateway', environment);
    const { data, errors } = await post(gateway.url, JSON.stringify({ query: QUESTION }));
    expect({ data, errors }).toEqual({ data: ANSWER, errors: [] });
    await gateway.stop();
    await database.drop();
  },
);
