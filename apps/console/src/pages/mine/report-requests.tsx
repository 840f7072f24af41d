import { Button, Checkbox, Field, Fieldset, Label, Paragraph, Select, Textfield } from '@digdir/designsystemet-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type ReportFormat,
  ReportFormatValues,
  RequestReport,
  type ReportRequestsPageQuery,
} from '../../api/operations.js';
import { useChange } from '../../api/use-change.js';
import { ChangeProblems } from '../../parts/change-problems.js';
import { Section } from '../../parts/facts.js';
import { To } from '../../parts/links.js';
import { Records } from '../../parts/records.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayText, today } from '../../texts/format.js';
import { locale } from '../../texts/locale.js';
import { named, say } from '../../texts/say.js';
import { askedReports, rememberReport } from './asked-reports.js';
import { MineNav } from './mine-nav.js';

/** Ask for a report of a pilot programme, in the reader's language, and find those asked for before. */
export function Page({ data: { pilotProgrammes }, search }: PageProps<ReportRequestsPageQuery>) {
  return (
    <>
      <Title text={say('mine.reports')} />
      <MineNav />
      <Section title="report.new">
        <Request programmes={pilotProgrammes.nodes} chosen={search['programme']} />
      </Section>
      <Section title="report.asked">
        <Paragraph>{say('report.askedHere')}</Paragraph>
        <Records
          caption={say('report.asked')}
          rows={askedReports()}
          columns={[
            {
              title: 'kind.PilotProgramme',
              cell: ({ id, name }) => <To address={`/report-requests/${id}`}>{name}</To>,
            },
            { title: 'field.on', cell: ({ on }) => dayText(on) },
          ]}
        />
      </Section>
    </>
  );
}

type Programme = ReportRequestsPageQuery['pilotProgrammes']['nodes'][number];

/** Also where no mark has a place, what is made up says so. */
const nameOf = ({ name, provenance }: Programme): string =>
  provenance === 'ILLUSTRATIVE' ? `${name} (${named('Provenance', provenance)})` : name;

interface RequestProps {
  readonly programmes: readonly Programme[];
  /** The code of the programme that one came from. */
  readonly chosen: string | undefined;
}

function Request({ programmes, chosen }: RequestProps) {
  const [first] = programmes;
  const [subject, setSubject] = useState((programmes.find(({ code }) => code === chosen) ?? first)?.id ?? '');
  const [on, setOn] = useState(today());
  const [formats, setFormats] = useState<readonly ReportFormat[]>(ReportFormatValues);
  const { run, isRunning, problems } = useChange(RequestReport);
  const navigate = useNavigate();
  return (
    <form
      className="report-request"
      onSubmit={(event) => {
        event.preventDefault();
        const input = { kind: 'PILOT_PROGRAMME', subject, on, formats, locale: locale() } as const;
        run({ input }, ({ requestReport: { report } }) => {
          if (!report) return;
          const programme = programmes.find(({ id }) => id === subject);
          rememberReport({ id: report.id, on, name: programme ? nameOf(programme) : subject });
          void navigate({ to: `/report-requests/${report.id}` });
        });
      }}
    >
      <Field>
        <Label>{say('kind.PilotProgramme')}</Label>
        <Select
          value={subject}
          onChange={({ target }) => {
            setSubject(target.value);
          }}
        >
          {programmes.map((programme) => (
            <Select.Option key={programme.id} value={programme.id}>
              {nameOf(programme)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Textfield
        type="date"
        required
        label={say('report.day')}
        value={on}
        onChange={({ target }) => {
          setOn(target.value);
        }}
      />
      <Fieldset>
        <Fieldset.Legend>{say('report.formats')}</Fieldset.Legend>
        {ReportFormatValues.map((format) => (
          <Checkbox
            key={format}
            value={format}
            label={named('ReportFormat', format)}
            checked={formats.includes(format)}
            onChange={({ target }) => {
              setFormats(
                ReportFormatValues.filter((each) => (each === format ? target.checked : formats.includes(each))),
              );
            }}
          />
        ))}
      </Fieldset>
      <ChangeProblems of={problems} />
      <Button type="submit" disabled={isRunning || subject === '' || on === '' || formats.length === 0}>
        {say('report.request')}
      </Button>
    </form>
  );
}
