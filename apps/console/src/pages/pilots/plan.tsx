import { Actions } from '../../acting/actions.js';
import type { PlanPageQuery } from '../../api/operations.js';
import { Facts, Section } from '../../parts/facts.js';
import { LeftOut } from '../../parts/left-out.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Prose } from '../../parts/prose.js';
import { Missing } from '../../parts/states.js';
import { ThingLinks } from '../../parts/thing-links.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayOrNone, periodText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

export function Page({ data: { plan } }: PageProps<PlanPageQuery>) {
  if (!plan) return <Missing />;
  return (
    <>
      <Title text={plan.name} above={say('kind.Plan')} />
      <ProvenanceMark of={plan.provenance} />
      <Facts
        of={{
          'field.status': named('PlanStatus', plan.status),
          'field.reason': plan.reason,
          'kind.PilotProgramme': plan.programme && <ThingLink of={plan.programme} />,
          'field.applicant': plan.applicant && <ThingLink of={plan.applicant} />,
          'field.coordinator': plan.coordinator && <ThingLink of={plan.coordinator} />,
          'field.submittedOn': dayOrNone(plan.submittedOn),
          'field.decidedOn': dayOrNone(plan.decidedOn),
          'field.withdrawnOn': dayOrNone(plan.withdrawnOn),
          'field.period': plan.period && periodText(plan.period),
          'field.pilot': plan.pilot && <ThingLink of={plan.pilot} />,
          'kind.Project': plan.project && <ThingLink of={plan.project} />,
        }}
      />
      <Actions of={plan} />
      {plan.description === null ? null : (
        <Section title="field.description">
          <Prose of={plan.description} />
        </Section>
      )}
      {plan.partners.totalCount === 0 ? null : (
        <Section title="field.partners" count={plan.partners.totalCount}>
          <ThingLinks of={plan.partners.nodes} />
          <LeftOut of={plan.partners} />
        </Section>
      )}
    </>
  );
}
