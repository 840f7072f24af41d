import { Clock, type Id, idOf, Instant, newId, ZonedClock, ZoneId } from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import { readConfig } from '@talkoot/platform/config';
import { waitFor } from '@talkoot/platform/testing/run';
import { ReportRunsConsumer } from '../reports/report-runs.consumer.js';
import { StandingReportRenewal } from '../standing-reports/standing-report-renewal.service.js';
import { StandingReportsConsumer } from '../standing-reports/standing-reports.consumer.js';
import { GivenReports, type Officer, published } from '../testing/given-reports.js';
import { parseAddress, type ReportAddress } from './report-address.js';
import { ReportDownloads } from './report-downloads.service.js';
import { ReportFileRepository } from './report-file.repository.js';
import { ReportLinks } from './report-links.service.js';

const MINUTE = 60;

describe('downloads of reports', () => {
  let given: GivenReports;
  let officer: Officer;
  let programme: Id<'pilotprogramme'>;
  let report: Id<'report'>;

  beforeAll(async () => {
    given = await GivenReports.begin({ PUBLIC_URL: 'https://talkoot.example', REPORT_RENEWAL_SECONDS: '0.001' });
    const pilot = await given.pilots.pilot();
    programme = pilot.programme;
    officer = await given.officer(pilot.coordinator);
    report = await given.requested(programme, officer);
    await given.heard(
      given.context.get(ReportRunsConsumer),
      published({
        type: 'report.requested.v1',
        subject: report,
        data: { kind: 'pilot-programme', subject: programme, formats: ['html'], locale: 'fi', asOf: '2014-11-19' },
      }),
    );
  });
  afterAll(() => given.context.close());

  const linkFor = (bearer: Officer): Promise<string> =>
    given.context.get(ReportLinks).sign({ report, locale: 'fi', format: 'html' }, bearer);

  /** Follows a link, a number of seconds from now. */
  const open = (link: string, seconds = 0) => {
    const { context } = given;
    const clock = new ZonedClock(ZoneId.of('Europe/Helsinki'), () =>
      Instant.parse(context.get(Clock).now().plusSeconds(seconds).toString()),
    );
    const identity = context.get(IdentityApi);
    const downloads = new ReportDownloads(
      new ReportLinks(identity, clock, readConfig({})),
      context.get(ReportFileRepository),
      identity,
      clock,
    );
    const { pathname, searchParams } = new URL(link);
    const [, , id = '', file = ''] = pathname.split('/');
    const address: ReportAddress | undefined = parseAddress(id, file);
    return address && downloads.open(address, Object.fromEntries(searchParams));
  };

  it('aLink_isAbsolute_andGoodForFifteenMinutes', async () => {
    const link = await linkFor(officer);
    expect(link).toMatch(/^https:\/\/talkoot\.example\/reports\/report_\w+\/fi\.html\?/);
    expect((await open(link, 15 * MINUTE - 5))?.content.toString()).toContain('<html lang="fi">');
    expect(await open(link, 15 * MINUTE + 5)).toBeUndefined();
  });

  it.each([
    ['another format', (link: URL) => (link.pathname = link.pathname.replace('html', 'csv'))],
    ['another report', (link: URL) => (link.pathname = link.pathname.replace(report, newId('report')))],
    ['a longer time', (link: URL) => link.searchParams.set('until', '9999999999')],
    ['another person', (link: URL) => link.searchParams.set('person', newId('person'))],
    ['a platform role', (link: URL) => link.searchParams.set('roles', 'operator')],
    ['nobody', (link: URL) => ['person', 'organisation'].forEach((each) => link.searchParams.delete(each))],
    ['another signature', (link: URL) => link.searchParams.set('signature', 'A'.repeat(43))],
    ['no signature', (link: URL) => link.searchParams.delete('signature')],
    ['something more', (link: URL) => link.searchParams.set('more', 'x')],
  ])('aLink_changedTo %s, isRefused', async (_, change) => {
    const link = new URL(await linkFor(officer));
    change(link);
    expect(await open(link.href)).toBeUndefined();
  });

  it('aLink_whenItsBearerActsNoMore_isRefused', async () => {
    const leaving = await given.officer(officer.organisation);
    const link = await linkFor(leaving);
    expect(await open(link)).toBeDefined();
    await given.ask(`UPDATE identity.affiliation SET period = '[2014-01-01,2015-01-01)'
      WHERE person_id = (SELECT id FROM identity.person WHERE address = '${leaving.person}@town.example') RETURNING id`);
    expect(await open(link)).toBeUndefined();
  });

  it('aReport_isThereForItsOrganisation_andForThoseWhoSeeEverything', async () => {
    const town = await given.pilots.organisation();
    expect(await open(await linkFor(await given.officer(town)))).toBeUndefined();
    const auditor = await given.officer(town, { platformRoles: ['auditor'] });
    const link = await linkFor(auditor);
    expect(await open(link)).toBeDefined();
    await given.ask(
      `UPDATE identity.person SET platform_roles = '{}' WHERE address = '${auditor.person}@town.example' RETURNING id`,
    );
    expect(await open(link)).toBeUndefined();
  });

  it('theStandingReport_isThereForAnybody', async () => {
    await given.heard(
      given.context.get(StandingReportsConsumer),
      published({ type: 'pilot-programme.details-changed.v1', subject: programme, data: { fields: ['aims'] } }),
    );
    await waitFor('the renewal', () => given.context.get(StandingReportRenewal).renewNext());
    const [standing] = await given.ask<{ id: string }>('SELECT id FROM reporting.standing_report');
    const address = { report: idOf('standingreport', standing?.id ?? ''), locale: 'sv', format: 'csv' } as const;
    const link = await given.context.get(ReportLinks).sign(address, undefined);
    const file = await open(link);
    expect(file).toMatchObject({ format: 'csv', size: file?.content.length });
    expect(file?.content.toString()).toContain('Programmets kod');
    expect(await open(link, 16 * MINUTE)).toBeUndefined();
  });
});
