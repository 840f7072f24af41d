import { Button, Paragraph } from '@digdir/designsystemet-react';
import {
  ActFor,
  EndOtherSessions,
  EndSession,
  MyData,
  RevokeCalendarAddress,
  type SettingsPageQuery,
} from '../../api/operations.js';
import { useChange } from '../../api/use-change.js';
import { ActLink } from '../../parts/act-link.js';
import { ChangeButton } from '../../parts/change-button.js';
import { ChangeProblems } from '../../parts/change-problems.js';
import { Facts, Section } from '../../parts/facts.js';
import { ThingLink, To } from '../../parts/links.js';
import { Records } from '../../parts/records.js';
import { saveFile } from '../../parts/save-file.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { momentText, periodText, today } from '../../texts/format.js';
import { isSaid, named, say } from '../../texts/say.js';
import { MineNav } from './mine-nav.js';

/** What is known of the reader, and how the reader uses the service. */
export function Page({ data: { me } }: PageProps<SettingsPageQuery>) {
  const hasOther = me.sessions.nodes.some(({ isOver, isThis }) => !isOver && !isThis);
  return (
    <>
      <Title text={say('mine.settings')} />
      <MineNav />
      <Section title="mine.details">
        <Facts
          of={{
            'field.name': me.name,
            'field.address': me.address,
            'field.language': named('Locale', me.language),
            'field.organisation': <ThingLink of={me.organisation} />,
            'field.role': named('AffiliationRole', me.role),
          }}
        />
        <ActLink mutation="changeMyDetails" given={{ version: String(me.version) }} title="mine.changeDetails" />
      </Section>
      <Section title="mine.affiliations">
        <Records
          caption={say('mine.affiliations')}
          rows={me.affiliations.nodes}
          columns={[
            { title: 'field.organisation', cell: ({ organisation }) => <ThingLink of={organisation} /> },
            { title: 'field.role', cell: ({ role }) => named('AffiliationRole', role) },
            { title: 'field.period', cell: ({ period }) => periodText(period) },
            {
              title: 'mine.state',
              cell: ({ organisation, period }) => {
                if (!organisation) return null;
                if (organisation.id === me.organisation.id) return say('mine.actingNow');
                return holds(period) ? (
                  <ChangeButton
                    title="mine.actFor"
                    about={organisation.name}
                    document={ActFor}
                    variables={{ organisation: organisation.id }}
                  />
                ) : null;
              },
            },
          ]}
        />
      </Section>
      <Section title="mine.sessions" count={me.sessions.totalCount}>
        {hasOther ? <ChangeButton title="mine.endOthers" document={EndOtherSessions} variables={{}} /> : null}
        <Records
          caption={say('mine.sessions')}
          rows={me.sessions.nodes}
          columns={[
            { title: 'field.begunAt', cell: ({ begunAt }) => momentText(begunAt) },
            { title: 'field.lastUsedAt', cell: ({ lastUsedAt }) => momentText(lastUsedAt) },
            { title: 'mine.from', cell: ({ address }) => address },
            { title: 'field.provider', cell: ({ provider }) => provider },
            { title: 'field.organisation', cell: ({ organisation }) => <ThingLink of={organisation} /> },
            {
              title: 'mine.state',
              cell: ({ id, isOver, isThis, begunAt, endsAt }) => {
                if (isOver) return say('mine.over', { at: momentText(endsAt) });
                if (isThis) return say('field.isThis');
                return (
                  <ChangeButton
                    title="mine.end"
                    about={momentText(begunAt)}
                    document={EndSession}
                    variables={{ session: id }}
                  />
                );
              },
            },
          ]}
        />
      </Section>
      <Section title="mine.calendars" count={me.calendarAddresses.totalCount}>
        <Paragraph>{say('mine.calendarsAbout')}</Paragraph>
        <ActLink mutation="createCalendarAddress" title="mine.newCalendar" />
        <Records
          caption={say('mine.calendars')}
          rows={me.calendarAddresses.nodes}
          columns={[
            { title: 'field.kind', cell: ({ kind }) => named('CalendarKind', kind) },
            {
              title: 'field.of',
              cell: ({ of }) => (of ? <To address={`/at/${of.id}`}>{kindText(of.__typename)}</To> : null),
            },
            { title: 'field.locale', cell: ({ locale }) => named('Locale', locale) },
            { title: 'field.createdAt', cell: ({ createdAt }) => momentText(createdAt) },
            {
              title: 'mine.state',
              cell: ({ id, kind, createdAt, revokedAt }) =>
                revokedAt === null ? (
                  <ChangeButton
                    title="mine.revoke"
                    about={`${named('CalendarKind', kind)}, ${momentText(createdAt)}`}
                    document={RevokeCalendarAddress}
                    variables={{ calendarAddress: id }}
                  />
                ) : (
                  say('mine.revoked', { at: momentText(revokedAt) })
                ),
            },
          ]}
        />
      </Section>
      <Section title="mine.data">
        <Paragraph>{say('mine.dataAbout')}</Paragraph>
        <MyDataButton person={me.id} />
        <Paragraph>{say('mine.erasureAbout')}</Paragraph>
        <ActLink mutation="requestErasure" given={{ person: me.id }} title="mine.erasure" />
      </Section>
    </>
  );
}

const kindText = (type: string): string => {
  const key = `kind.${type}`;
  return isSaid(key) ? say(key) : type;
};

const holds = ({ from, to }: { readonly from: string | null; readonly to: string | null }): boolean =>
  (from === null || from <= today()) && (to === null || today() <= to);

function MyDataButton({ person }: { readonly person: string }) {
  const { run, isRunning, problems } = useChange(MyData);
  return (
    <>
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isRunning}
        onClick={() => {
          run({ person }, ({ requestMyData: { data } }) => {
            if (data !== null) saveFile(`${say('mine.dataFile')}.json`, data, 'application/json');
          });
        }}
      >
        {say('mine.getData')}
      </Button>
      <ChangeProblems of={problems} />
    </>
  );
}
