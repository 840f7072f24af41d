import { Alert } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { CancelReport, ReportPage, type ReportPageQuery, type ReportPageQueryVariables } from '../../api/operations.js';
import { queryOf } from '../../api/queries.js';
import { ChangeButton } from '../../parts/change-button.js';
import { Facts, Section } from '../../parts/facts.js';
import { To } from '../../parts/links.js';
import { Records } from '../../parts/records.js';
import { Missing } from '../../parts/states.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayText, momentText, numberText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { MineNav } from './mine-nav.js';

type Report = NonNullable<ReportPageQuery['report']>;

const EACH_SECOND = 1_000;
/** Links of files are good for a quarter of an hour. */
const WHILE_LINKS_ARE_GOOD = 10 * 60_000;
const KILOBYTE = 1024;

const isUnderWay = ({ status }: Report): boolean => status === 'QUEUED' || status === 'RUNNING';

/** A report while it is made, and its files then. Who leaves stops asking; the report is made all the same. */
export function Page({ data, variables }: PageProps<ReportPageQuery, ReportPageQueryVariables>) {
  const { report } = data;
  const again = report && isUnderWay(report) ? EACH_SECOND : WHILE_LINKS_ARE_GOOD;
  useQuery({ ...queryOf(ReportPage, variables), refetchInterval: again });
  if (!report) return <Missing />;
  const { id, kind, status, progress, files } = report;
  return (
    <>
      <Title text={named('ReportKind', kind)} above={<To address="/report-requests">{say('mine.reports')}</To>} />
      <MineNav />
      <p role="status">{named('ReportStatus', status)}</p>
      {isUnderWay(report) ? (
        <p>
          <progress max={100} value={progress} aria-label={say('field.progress')} />{' '}
          {say('report.progress', { progress })}{' '}
          <ChangeButton title="report.cancel" document={CancelReport} variables={{ report: id }} />
        </p>
      ) : null}
      {report.failure === null ? null : <Alert data-color="danger">{named('ReportFailure', report.failure)}</Alert>}
      <Facts
        of={{
          'kind.PilotProgramme': <To address={`/at/${report.subject}`}>{say('report.subject')}</To>,
          'report.day': dayText(report.on),
          'field.locale': named('Locale', report.locale),
          'field.createdAt': momentText(report.createdAt),
          'field.startedAt': report.startedAt === null ? null : momentText(report.startedAt),
          'field.finishedAt': report.finishedAt === null ? null : momentText(report.finishedAt),
        }}
      />
      {files.length === 0 ? null : (
        <Section title="field.files">
          <Records
            caption={say('field.files')}
            rows={files}
            columns={[
              { title: 'report.format', cell: ({ format }) => named('ReportFormat', format) },
              { title: 'report.open', cell: ({ url, name }) => <a href={url}>{name}</a> },
              {
                title: 'report.download',
                cell: ({ url, name }) => (
                  <a href={url} download={name} aria-label={`${say('report.download')}: ${name}`}>
                    {say('report.download')}
                  </a>
                ),
              },
              {
                title: 'report.size',
                isNumber: true,
                cell: ({ size }) => say('report.kilobytes', { size: numberText(Math.ceil(size / KILOBYTE)) }),
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}
