import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../../api/ask.js';
import { type ReportFormat, StandingReportLink } from '../../api/operations.js';
import { dayText, momentText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

const FORMATS: readonly ReportFormat[] = ['HTML', 'CSV'];

interface StandingReportProps {
  readonly programme: string;
  readonly of: { readonly on: string; readonly renewedAt: string; readonly isCurrent: boolean };
}

/** The report of a programme that is always there. A link to it is good for minutes alone, so it is made when it is asked for. */
export function StandingReport({ programme, of: { on, renewedAt, isCurrent } }: StandingReportProps) {
  const open = useMutation({
    mutationFn: async (format: ReportFormat) => {
      const { pilotProgramme } = await ask(StandingReportLink, { code: programme, format });
      if (pilotProgramme?.report) location.assign(pilotProgramme.report.url);
    },
  });
  return (
    <>
      <Paragraph>
        {say('pilots.reportOf', { day: dayText(on), moment: momentText(renewedAt) })}{' '}
        {isCurrent ? '' : say('pilots.reportRenewing')}
      </Paragraph>
      <div className="in-line">
        {FORMATS.map((format) => (
          <Button
            key={format}
            variant="secondary"
            onClick={() => {
              open.mutate(format);
            }}
          >
            {named('ReportFormat', format)}
          </Button>
        ))}
      </div>
      <Paragraph role="status">{open.isError ? say('pilots.reportFailed') : ''}</Paragraph>
    </>
  );
}
